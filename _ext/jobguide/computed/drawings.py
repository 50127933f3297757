"""Pictures with their equivalents: the map of the missions, org charts, profiles of postings."""

from __future__ import annotations

from docutils import nodes

from ..blocks import Row, Site, block, drawn, table
from ..coverage import profile
from ..pictures import bars, missions, orgchart
from ..records import JobObject

MISSIONS = ("broadcast", "feedback", "animate", "events", "articulate")


@block("mission-map")
def mission_map(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the five components between the association and its community."""
    declared = site.domain.of_kind("mission")
    titles = {name: declared[name].title for name in MISSIONS if name in declared}
    if len(titles) < len(MISSIONS):
        return []
    told = [(titles[name], site.word(f"map-{name}")) for name in MISSIONS]
    title = site.word("map-title")
    ends = {name: site.word(name) for name in ("association", "community")}
    described = site.word("list-separator").join(": ".join(pair) for pair in told)
    words = missions.MissionMap("mission-map", title, described, **ends, **titles)
    head = [site.word("mission"), site.word("map-direction")]
    rows: list[Row] = [[site.link(declared[name]), site.word(f"map-{name}")] for name in MISSIONS]
    return [drawn(site, missions.draw(words), title, table(head, rows, "data"))]


@block("orgchart")
def org_chart(site: Site, argument: str) -> list[nodes.Node]:
    """Return the org chart of a placement, of the pair, or of a post under the board."""
    placements = list(site.domain.of_kind("placement").values())
    holder = next((n for n, found in enumerate(placements) if found.id == argument), None)
    if not placements or (holder is None and argument not in ("board", "pair")):
        return []
    chart = _chart(site, argument, placements, holder)
    told = table(
        [site.word("orgchart-level"), site.word("orgchart-who")], _told(site, chart), "data"
    )
    return [drawn(site, orgchart.draw(chart), chart.title, told)]


def _chart(
    site: Site, argument: str, placements: list[JobObject], holder: int | None
) -> orgchart.Chart:
    services = () if holder is None else tuple(found.fact("service") for found in placements)
    key = f"orgchart-{argument}-title" if argument in ("board", "pair") else "orgchart-title"
    title = site.word(key, service=services[holder] if holder is not None else "")
    pair = (site.word("pair-employee"), site.word("pair-volunteer"))
    return orgchart.Chart(
        ident=f"orgchart-{argument}",
        title=title,
        description=title,
        board=site.word("orgchart-board"),
        direction=site.word("orgchart-direction"),
        services=services,
        holder=holder,
        posts=pair if argument == "pair" else (site.word("post"),),
    )


def _told(site: Site, chart: orgchart.Chart) -> list[list[str]]:
    """Return the rows of the chart read as text, from the board down to the work."""
    posts = ", ".join(chart.posts)
    if chart.holder is None:
        told = {"orgchart-level-3": chart.board, "orgchart-level-4": posts}
    else:
        others = [name for index, name in enumerate(chart.services) if index != chart.holder]
        told = {
            "orgchart-level-1": chart.board,
            "orgchart-level-2": chart.direction,
            "orgchart-level-3": chart.services[chart.holder],
            "orgchart-level-4": posts,
            "orgchart-links": ", ".join(others),
        }
    return [[site.word(key), who] for key, who in told.items()]


@block("profile")
def posting_profile(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the bars of the page's posting against the missions and the competencies."""
    page = site.domain.pages.get(site.page)
    posting = (
        next((found for found in page.objects if found.kind == "posting"), None) if page else None
    )
    if posting is None:
        return []
    seen = profile(site.domain.passages(posting.id))
    kinds = ("mission", "competency")
    targets = [found for kind in kinds for found in site.domain.of_kind(kind).values()]
    shown = [found for found in targets if found.kind == "mission" or seen[found.id]]
    rows = [bars.Bar(found.title, seen[found.id], str(seen[found.id])) for found in shown]
    title = site.word("profile-title")
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in rows)
    svg = bars.draw(f"profile-{nodes.make_id(posting.id)}", title, told, rows)
    cells: list[Row] = [[site.link(found), str(seen[found.id])] for found in targets]
    head = [f"{site.word('mission')} / {site.word('competency')}", site.word("passages")]
    return [drawn(site, svg, title, table(head, cells, "data"))]
