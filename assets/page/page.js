
"use strict";
// Without this, everything is listed. With it, one item is shown at a time, beside a tree that is searched.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const [query, found, main] = [one("#query"), one("#found"), one("main")];
  const articles = new Map(all("article").map((article) => [article.id, article]));
  // Where it is narrow the item stands alone, or the tree.
  const isAlone = () => document.body.dataset.view === "item";
  const isNarrow = () => matchMedia("(max-width: 47.99rem)").matches;

  // ---- Searching: terms in the folded characters of a text, those of words alone.

  const readings = new Map();
  for (const [, syllable, chars] of one("#readings").content.textContent.matchAll(/([a-z]+)([^a-z ]+)/g)) {
    for (const c of chars) readings.set(c, [...(readings.get(c) ?? []), syllable]);
  }
  const isWord = (c) => /[\p{L}\p{N}]/u.test(c);
  const fold = (c) => {
    const folded = c.normalize("NFKC").toLowerCase().replace("ü", "v");
    return [...folded].length === 1 ? folded : c;
  };

  // The characters of words in a text, where each stands, and whether a term can begin there: not within a Latin word.
  const isLatin = (c) => /\p{Script=Latin}/u.test(c ?? "");
  const prepare = (text) => {
    const [chars, places, starts] = [[], [], []];
    [...text].forEach((c, place, all) => {
      if (!isWord(c)) return;
      chars.push(fold(c));
      places.push(place);
      starts.push(!isLatin(c) || !isLatin(all[place - 1]));
    });
    return { chars, places, starts };
  };

  // Where a term ends that begins at a place, or -1. A character stands for itself or for a syllable, in a name for
  // the syllable's beginning too.
  const end = (term, from, chars, at, isName) => {
    if (from === term.length) return at;
    if (at === chars.length) return -1;
    if (chars[at] === term[from]) {
      const ended = end(term, from + 1, chars, at + 1, isName);
      if (ended >= 0) return ended;
    }
    for (const syllable of readings.get(chars[at]) ?? []) {
      let length = 0;
      while (length < syllable.length && syllable[length] === term[from + length]) length += 1;
      for (; length > 0; length -= 1) {
        const isLast = from + length === term.length && (isName || from > 0);
        if (length < syllable.length && !isLast && !(isName && (length === 1 || syllable[1] === "h"))) continue;
        const ended = end(term, from + length, chars, at + 1, isName);
        if (ended >= 0) return ended;
      }
    }
    return -1;
  };

  // The runs of a text that a term is found in. A letter alone only means itself.
  const runs = (term, { chars, starts }, isName) => {
    const found = [];
    for (let at = 0; at < chars.length; at += 1) {
      if (!starts[at]) continue;
      const ended = term.length === 1 && chars[at] !== term[0] ? -1 : end(term, 0, chars, at, isName);
      if (ended < 0) continue;
      found.push([at, ended]);
      at = ended - 1;
    }
    return found;
  };

  // A term in two pieces, of which one follows the other.
  const apart = (term, { chars, starts }) => {
    for (let split = 2; split <= term.length - 2; split += 1) {
      const [first] = runs(term.slice(0, split), { chars, starts }, true);
      const after = first && { chars: chars.slice(first[1]), starts: starts.slice(first[1]) };
      const rest = first ? runs(term.slice(split), after, true) : [];
      if (rest.length) return [first, rest[0].map((at) => at + first[1])];
    }
    return [];
  };

  // The texts of an item that are searched; the title stands in the trees too.
  const titles = new Map([...articles.keys()].map((id) => [id, []]));
  for (const leaf of all(".tree a")) titles.get(leaf.hash.slice(1)).push(one(".title", leaf));
  const items = [...articles.values()].map((article) => {
    const number = one(".number", article).textContent;
    const texts = all(".title, .name, .text", article).map((element) => ({
      elements: element.className === "title" ? [element, ...titles.get(article.id)] : [element],
      // In pieces a title is found by its syllables: words are not cut.
      isTitle: element.className === "title" && element.lang !== "en",
      isName: element.className !== "text",
      text: element.textContent,
      isMarked: false,
    }));
    return { article, number, texts };
  });
  const numbers = new Set(items.flatMap(({ article, number }) => [number, article.id]));

  const mark = (text, spans) => {
    if (!spans.length && !text.isMarked) return;
    text.isMarked = spans.length > 0;
    const chars = [...text.text];
    for (const element of text.elements) {
      let at = 0;
      element.replaceChildren();
      for (const [from, to] of spans) {
        const marked = document.createElement("mark");
        marked.textContent = chars.slice(from, to).join("");
        element.append(chars.slice(at, from).join(""), marked);
        at = to;
      }
      element.append(chars.slice(at).join(""));
    }
  };

  // Spans that touch become one.
  const joined = (spans) => {
    const out = [];
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
      const last = out.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else out.push([from, to]);
    }
    return out;
  };

  // Whether an item holds all terms, which are marked in it then.
  const search = ({ article, number, texts }, terms) => {
    const spans = texts.map(() => []);
    const holds = terms.every((term) => {
      const name = term.join("").replace(/^第(\d+)项$/, "$1");
      if (numbers.has(name)) return name === number || name === article.id;
      let isFound = false;
      texts.forEach((text, index) => {
        text.prepared ??= prepare(text.text);
        const letters = term.filter(isWord);
        let places = runs(letters, text.prepared, text.isName);
        if (!places.length && text.isTitle) places = apart(letters, text.prepared);
        for (const [from, to] of places) {
          spans[index].push([text.prepared.places[from], text.prepared.places[to - 1] + 1]);
          isFound = true;
        }
      });
      return isFound;
    });
    texts.forEach((text, index) => mark(text, holds ? joined(spans[index]) : []));
    return holds;
  };

  // ---- The tree: what is found stays in it, and the headings above.

  let wasOpen = null;
  const filter = () => {
    const folded = [...query.value].map(fold).join("");
    const words = folded.split(/[^\p{L}\p{N}'’-]+/u).map((word) => [...word].slice(0, 64));
    const terms = words.filter((word) => word.some(isWord));
    // What is no word at all, such as ？？？, is in no text.
    const holds = (item) => search(item, terms) && (terms.length > 0 || !query.value.trim());
    const hits = new Set(items.filter(holds).map(({ article }) => article.id));
    const branches = all(".tree details");
    if (terms.length) wasOpen ??= new Map(branches.map((branch) => [branch, branch.open]));
    for (const leaf of all(".tree a")) leaf.parentElement.hidden = !hits.has(leaf.hash.slice(1));
    for (const branch of branches) {
      const count = all("a", branch).filter((leaf) => !leaf.parentElement.hidden).length;
      one(".count", branch).textContent = count;
      branch.parentElement.hidden = !count;
      if (wasOpen) branch.open = terms.length > 0 || wasOpen.get(branch);
    }
    if (!terms.length) wasOpen = null;
    one("#nothing").hidden = hits.size > 0;
    found.textContent = found.dataset[hits.size === items.length ? "all" : "some"].replace("{}", hits.size);
  };

  const tree = () => one(`.tree[data-group="${one("[name=group]:checked").value}"]`);
  const leaves = () => all("a", tree()).filter((leaf) => !leaf.parentElement.closest("li[hidden]"));
  const leafOf = (id) => leaves().find((leaf) => leaf.hash === `#${id}`);

  // ---- The item that is shown, and the leaf of the tree it was reached by.

  let [shown, current, before] = [null, null, null];
  const setStep = (link, leaf) => {
    link.hidden = !leaf;
    if (!leaf) return;
    link.href = leaf.hash;
    one("b", link).textContent = leaf.textContent;
    one("b", link).lang = one(".title", leaf).lang;
  };
  const show = (leaf) => {
    if (!leaf) return;
    current?.removeAttribute("aria-current");
    current = leaf;
    leaf.setAttribute("aria-current", "true");
    for (let branch = leaf.closest("details"); branch; branch = branch.parentElement.closest("details")) branch.open = true;
    const id = leaf.hash.slice(1);
    if (shown !== id) {
      shown = id;
      // Last of all, for the browser goes to what the address names itself.
      requestAnimationFrame(() => (main.scrollTop = 0));
      // What is not shown can still be found by the browser's own search.
      for (const article of articles.values()) article.hidden = article.id === id ? false : "until-found";
    }
    leaf.scrollIntoView({ block: "nearest" });
    const around = leaves();
    const at = around.indexOf(leaf);
    setStep(one("[rel=prev]"), around[at - 1]);
    setStep(one("[rel=next]"), around[at + 1]);
  };

  // Goes on by so many leaves, of those that are left.
  const step = (by) => {
    const around = leaves();
    const at = around.indexOf(current) + by;
    const leaf = around[Math.min(Math.max(at, 0), around.length - 1)];
    if (!leaf) return;
    show(leaf);
    if (!isNarrow() || isAlone()) history.replaceState(null, "", leaf.hash);
    if (document.activeElement !== query) leaf.focus({ preventScroll: true });
  };

  // Shows the item that the address names.
  const follow = () => {
    const id = location.hash.slice(1);
    if (!articles.has(id)) {
      if (!isAlone()) return;
      document.body.dataset.view = "tree";
      current.scrollIntoView({ block: "center" });
      return;
    }
    if (!leafOf(id)) clear();
    document.body.dataset.view = "item";
    show(current?.hash === `#${id}` && leaves().includes(current) ? current : leafOf(id));
    if (isNarrow()) scrollTo(0, 0);
  };

  const clear = () => {
    query.value = "";
    filter();
    before = null;
  };

  // ---- What people do.

  query.addEventListener("input", () => {
    before ??= shown;
    filter();
    const back = query.value ? null : leafOf(before);
    show(back ?? leafOf(shown) ?? leaves()[0]);
    if (!query.value) before = null;
  });

  one("#contents").addEventListener("click", (event) => {
    const leaf = event.target.closest(".tree a");
    if (!leaf) return;
    show(leaf);
    if (event.detail === 0) setTimeout(() => articles.get(shown).focus({ preventScroll: true }));
  });

  one("fieldset").addEventListener("change", () => {
    for (const other of all(".tree")) other.hidden = other !== tree();
    show(leafOf(shown) ?? leaves()[0]);
  });

  const escape = () => {
    if (query.value) {
      const back = before;
      clear();
      show(leafOf(back) ?? leafOf(shown));
    } else if (isNarrow() && isAlone()) {
      location.hash = "";
    }
    current?.focus();
  };

  // Full-width forms are typed with an input method on.
  const keys = {
    "/": () => (query.focus(), query.select()),
    "／": () => (query.focus(), query.select()),
    "、": () => (query.focus(), query.select()),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: escape,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const [isTyping, isReading] = [event.target === query, main.contains(event.target)];
    if (isTyping && event.key === "Enter" && leaves().includes(current)) {
      event.preventDefault();
      location.hash = current.hash;
      articles.get(shown).focus({ preventScroll: true });
      return;
    }
    if (isTyping && event.key.length === 1) return;
    if ((isReading || event.target.type === "radio") && event.key.startsWith("Arrow")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  for (const article of articles.values()) {
    article.addEventListener("beforematch", () => (location.hash = `#${article.id}`));
  }
  addEventListener("hashchange", follow);

  document.documentElement.className = "js";
  for (const part of all("#search, #steps, #back, #keys")) part.hidden = false;
  filter();
  show(leaves()[0]);
  follow();
})();
