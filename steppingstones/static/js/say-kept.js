// What somebody has begun to answer is kept on this device until the site has it, for a week at most: one draft for each
// questionnaire, whichever of its pages it was typed into. Words and ticks only: there is too little room for files.
const WEEK = 7 * 24 * 60 * 60 * 1000;

export const isKept = ([, value]) => !(value instanceof File);

// In which words somebody reads, as an address says it: always in this order, for the pages are kept by their addresses.
export function wordsOf(fields) {
  const last = (name) => fields.filter((field) => field[0] === name).map((field) => field[1]).pop();
  const words = new URLSearchParams();
  if (last("lang")) words.set("lang", last("lang"));
  if (last("easy") === "1") words.set("easy", "1");
  return words;
}

export class Begun {
  // `isShared`: on a device that is put out for people nothing is kept, and nothing of before is read.
  constructor(which, isShared) {
    this.key = `say:${which}`;
    this.isShared = isShared;
  }

  read() {
    if (this.isShared) return null;
    try {
      return JSON.parse(localStorage.getItem(this.key) || "null");
    } catch (blocked) {
      return null;
    }
  }

  // Whether it is kept now: a private window may refuse. `to` is where the form goes on from.
  keep(to, fields) {
    if (this.isShared) return false;
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), to, fields: fields.filter(isKept) }));
      return true;
    } catch (blocked) {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch (blocked) {
      // nothing was kept
    }
  }
}

export function clearOld() {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith("say:")) continue;
    if (Date.now() - JSON.parse(localStorage.getItem(name)).at > WEEK) localStorage.removeItem(name);
  }
}

// Ways back to what was sent later, on a device whose owner asked for them; keep.js takes them away when somebody else
// gets the device. Until the answers are sent there is only the wish.
const WAY = "say:way:";
const look = (name) => JSON.parse(localStorage.getItem(name) || "null");
const anyway = (act, otherwise) => {
  try {
    return act();
  } catch (blocked) {
    return otherwise;
  }
};
export const ways = {
  ask: (once) => localStorage.setItem(WAY + once, JSON.stringify({ at: Date.now(), to: "" })),
  came: (once, to) => anyway(() => {
    if (look(WAY + once)) localStorage.setItem(WAY + once, JSON.stringify({ at: Date.now(), to }));
  }),
  all: () => anyway(() => Object.keys(localStorage).filter((name) => name.startsWith(WAY)).map((name) => ({ name, ...look(name) })), []),
  forget: (name) => localStorage.removeItem(name),
};
