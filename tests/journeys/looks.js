/* What the page consists of, and the colours and sizes that its text has. Also works where scripts are off. */
() => {
  const grounds = new Map([[null, ""]]);
  const groundOf = (e) => {
    if (!grounds.has(e)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(e);
      const own = [backgroundColor, backgroundImage, opacity].join();
      const nothing = own === "rgba(0, 0, 0, 0),none,1";
      grounds.set(e, nothing ? groundOf(e.parentElement) : `${own} on ${groundOf(e.parentElement)}`);
    }
    return grounds.get(e);
  };
  const lookOf = (e) => {
    const { color, fontSize, fontWeight } = getComputedStyle(e);
    return [color, fontSize, fontWeight, groundOf(e)].join();
  };
  const holdsText = (e) =>
    e.matches("input, select, textarea") || [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const visible = (e) => e.checkVisibility({ visibilityProperty: true });
  const texts = [...document.querySelectorAll("body, body *:not(svg *)")].filter((e) => holdsText(e) && visible(e));
  return { looks: [...new Set(texts.map(lookOf))], html: document.documentElement.outerHTML };
};
