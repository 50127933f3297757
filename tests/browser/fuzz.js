// What is done to each tool of the site with what nobody should have written, and what must hold
// after it. A tool takes one thing, and may tell what went wrong; every tool is then looked over.
({ tool, things }) => {
  const { jobguide } = globalThis;
  const main = document.querySelector("main");
  const WRONG = /\b(?:NaN|undefined|Infinity)\b|\[object /;
  const FOREIGN = "img, iframe, object, embed, script:not([type='application/json']), [onerror]";
  const PARTS = ["answers", "ticks", "edits"]; // hours and costs are reckoned anew
  const KINDS = { input: ["input", "change"], submit: ["submit"] };
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (holds, longest = 500) => {
    for (let n = 0; n < longest && !holds(); n += 1) await pause(10);
    return holds();
  };
  const fire = (element, kind) =>
    KINDS[kind].forEach((type) => element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })));
  const only = (state) => JSON.stringify(PARTS.map((part) => state[part]));
  const read = (text) => {
    try {
      return jobguide.plan.checked(JSON.parse(text));
    } catch {
      return { state: jobguide.plan.checked({ version: 1 }).state, faults: ["unreadable"] };
    }
  };
  const refused = ({ faults }) => faults.some((fault) => fault !== "left");
  const give = (input, name, content) => {
    const carried = new DataTransfer();
    carried.items.add(new File([content], name));
    input.files = carried.files;
    fire(input, "input");
  };

  const TOOLS = {
    // What the browser kept is shown, or kept beside.
    store: async (text) => {
      localStorage.clear();
      localStorage.plan = text;
      dispatchEvent(new StorageEvent("storage", { key: "plan" }));
      const told = read(text);
      if (told.faults.length && localStorage["plan-unread"] !== text) return "throws answers away";
      return only(jobguide.plan.read()) === only(told.state) ? "" : "reads other answers";
    },
    // A link leaves the reader's own where it is.
    link: async (hash) => {
      const mine = localStorage.plan;
      history.replaceState(null, "", location.pathname + hash);
      dispatchEvent(new HashChangeEvent("hashchange"));
      return localStorage.plan === mine ? "" : "changes the plan of the reader";
    },
    // A file is opened, or changes nothing and says so.
    file: async (text) => {
      const [before, done] = [only(jobguide.plan.read()), document.querySelector("[data-plan=done]")];
      done.textContent = "";
      give(document.querySelector("[data-plan=file]"), "plan.json", text);
      if (!(await until(() => done.textContent))) return "says nothing";
      const told = read(text);
      return only(jobguide.plan.read()) === (refused(told) ? before : only(told.state)) ? "" : "opens other answers";
    },
    form: async ([text, first]) => {
      const boxes = [...main.querySelectorAll("input[type=text]:not([readonly]), textarea")];
      for (const box of boxes.filter((_box, n) => n % 5 === first)) {
        box.value = text;
        fire(box, "input");
      }
    },
    posting: async (text) => {
      const [box, form] = ["reading-text", "reading-form"].map((id) => document.getElementById(id));
      const said = document.getElementById("reading-told");
      const fault = document.getElementById("reading-fault");
      box.value = text;
      said.textContent = fault.textContent = "";
      fire(form, "submit");
      if (!(await until(() => said.textContent || fault.textContent))) return "says nothing";
      if (fault.textContent) return "";
      const whole = document.querySelector(".reading-whole").textContent;
      return whole === box.value ? "" : "shows another text";
    },
    document: async ([name, bytes]) => {
      const said = document.getElementById("reading-told");
      const fault = document.getElementById("reading-fault");
      said.textContent = fault.textContent = "";
      give(document.getElementById("reading-file"), name, Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)));
      return (await until(() => said.textContent || fault.textContent)) ? "" : "says nothing";
    },
    search: async (question) => {
      const field = main.querySelector("input[type=search]");
      const [said, panel] = [main.querySelector("[role=status]"), main.querySelector(".search-results")];
      field.value = question;
      const asked = field.value.trim();
      said.textContent = panel.dataset.question = "";
      fire(field, "input");
      const isAnswered = await until(() => panel.dataset.question === asked, 40);
      if (!isAnswered || panel.querySelector("a")) return "";
      // What is said comes a moment after what is shown: first, perhaps, that of the question before.
      return (await until(() => said.textContent.includes(asked))) ? "" : `says ${said.textContent}`;
    },
    filter: async (query) => {
      history.replaceState(null, "", `?${query}`);
      dispatchEvent(new PopStateEvent("popstate"));
    },
  };

  const lookOver = (foreign) => {
    const text = main.textContent;
    if (WRONG.test(text)) return `shows ${WRONG.exec(text)[0]}`;
    if (main.querySelectorAll(FOREIGN).length > foreign) return "writes what it was given as HTML";
    return Object.keys(Object.prototype).length ? "changes what every object is" : "";
  };

  return (async () => {
    const foreign = main.querySelectorAll(FOREIGN).length;
    const found = [];
    for (const [n, thing] of things.entries()) {
      const told = (await TOOLS[tool](thing)) || lookOver(foreign);
      if (told) found.push([n, told]);
    }
    return found;
  })();
}
