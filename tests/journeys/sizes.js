/* What is too small to press, or too wide. Also works in windows where scripts are off. */
() => {
  const visible = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const faults = [];

  // Things to press that are smaller than a thumb. Links inside a sentence are as high as the sentence.
  const inSentence = (e) => {
    if (e.tagName !== "A" || getComputedStyle(e).display !== "inline") return false;
    const block = e.closest("p, li, dd, td, th, legend, label, blockquote, figcaption, h1, h2, h3, h4, span, div");
    return block && block.innerText.trim().length > e.innerText.trim().length;
  };
  const box = (e) => {
    const own = e.getBoundingClientRect();
    const tick = e.matches("input[type=radio], input[type=checkbox]");
    const label = tick && e.labels && e.labels[0] ? e.labels[0].getBoundingClientRect() : own;
    return { width: Math.max(own.width, label.width), height: Math.max(own.height, label.height) };
  };
  const things = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  for (const e of document.querySelectorAll(things)) {
    if (!visible(e) || inSentence(e) || e.closest(".vh, [inert]")) continue;
    const { width, height } = box(e);
    if (width <= 1 || height <= 1) continue; // only for screen readers until it has the focus
    if (width < 43.5 || height < 43.5) {
      const name = (e.innerText || e.getAttribute("aria-label") || e.name || e.outerHTML).trim().slice(0, 60);
      const size = `${Math.round(width)} x ${Math.round(height)} in a window ${innerWidth} px wide`;
      faults.push(`too small to press, ${size}: ${e.tagName.toLowerCase()} "${name}"`);
    }
  }

  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) faults.push(`scrolls sideways by ${over} px in a window ${innerWidth} px wide`);
  return faults;
};
