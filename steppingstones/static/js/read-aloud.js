// Reads words aloud, a sentence at a time, and marks the one that is being read. It starts only when somebody asks.
const voice = globalThis.speechSynthesis;
let reading = null;

function sentences(words) {
  if (globalThis.Intl?.Segmenter) {
    const by_sentence = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
    return [...by_sentence.segment(words)].map((one) => one.segment);
  }
  return words.match(/[^.!?\n]+[.!?]*\s*/g) ?? [words];
}

// Each sentence in a <mark> of its own, which looks like nothing until it is being read.
function marked(place) {
  const parts = sentences(place.textContent).map((words) => document.createTextNode(words));
  const pictures = [...place.querySelectorAll("img")];
  place.replaceChildren(...pictures, ...parts);
  return parts;
}

function stop() {
  if (!reading) return;
  const { button, words, place } = reading;
  reading = null;
  voice.cancel();
  button.replaceChildren(...words);
  place.querySelectorAll("mark").forEach((mark) => mark.replaceWith(...mark.childNodes));
}

function read(mine, parts, number) {
  if (reading !== mine) return;
  if (number === parts.length) return stop();
  const utterance = new SpeechSynthesisUtterance(parts[number].data);
  utterance.lang = document.documentElement.lang;
  const mark = document.createElement("mark");
  utterance.onstart = () => {
    if (reading !== mine) return;
    parts[number].replaceWith(mark);
    mark.append(parts[number]);
  };
  utterance.onend = utterance.onerror = () => {
    if (mark.isConnected) mark.replaceWith(parts[number]);
    read(mine, parts, number + 1);
  };
  voice.speak(utterance);
}

function start(button) {
  const place = button.closest(".voice").querySelector("[data-aloud]");
  reading = { button, place, words: [...button.childNodes] };
  button.replaceChildren(button.dataset.stop);
  read(reading, marked(place), 0);
}

if (voice && globalThis.SpeechSynthesisUtterance) {
  for (const button of document.querySelectorAll("[data-read-aloud]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const again = reading?.button === button;
      stop();
      if (!again) start(button);
    });
  }
  addEventListener("pagehide", stop);
}
