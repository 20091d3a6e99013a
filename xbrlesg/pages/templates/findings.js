// Filters of the page. Without this script everything is shown, and the form stays hidden.
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const parts = [...document.querySelectorAll("[data-part]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const keys = ["severity", "code", "file", "indicator"];
  const words = new Map(parts.map((part) => [part, part.textContent.toLowerCase()]));

  const apply = () => {
    const wanted = new Map(keys.map((key) => [key, form.elements[key].value]));
    const text = form.elements.text.value.trim().toLowerCase();
    const chosen = keys.some((key) => wanted.get(key) !== "");
    let shown = 0;
    let all = 0;
    for (const part of parts) {
      const isFact = part.dataset.part === "fact";
      const fits = isFact || keys.every((key) => wanted.get(key) === "" || part.dataset[key] === wanted.get(key));
      part.hidden = !(fits && words.get(part).includes(text));
      if (!isFact) {
        all += 1;
        shown += part.hidden ? 0 : 1;
      }
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-part]:not([hidden])");
    }
    count.textContent = chosen || text ? `${shown} of ${all} findings fit` : `${all} findings`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
