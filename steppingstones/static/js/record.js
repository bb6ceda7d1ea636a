// Recording a voice note, and looking at a picture before it is sent. Any page can have it:
//   <input type="file" name="sound" accept="audio/*" data-record>   a button that records is put before it; data-record="180"
//                                                                   for up to three hours
//   <input type="file" name="picture" accept="image/jpeg,…" data-look>      the picture that was chosen is shown
// The form includes the words, {% include "media/record_words.html" %}.
// Without this, or without a microphone, the file field alone does the same. Nothing is recorded before a press, and
// nothing leaves the device before the form is sent: the recording is put into the file field.
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LONGEST = 10; // minutes, where data-record does not say another number
const BITS = 64000; // a second: speech is clear, and three hours have 86 MB
const canRecord = () => window.MediaRecorder && navigator.mediaDevices?.getUserMedia && window.DataTransfer;

function make(tag, changes) {
  return Object.assign(document.createElement(tag), changes);
}

function button(words) {
  return make("button", { type: "button", className: "button quiet", textContent: words });
}

function place(input, ...parts) {
  const box = make("div", { className: "media-way" });
  box.append(...parts);
  input.before(box);
}

class Recorder {
  constructor(input, words) {
    Object.assign(this, { input, words, chunks: [] });
    this.start = button(words.recordStart);
    this.drop = button(words.recordDrop);
    this.state = make("p", { className: "hint" });
    this.state.setAttribute("role", "status");
    this.sound = make("audio", { controls: true, hidden: true });
    this.sound.setAttribute("aria-label", words.recordListen);
    this.drop.hidden = true;
    this.start.addEventListener("click", () => (this.recorder ? this.recorder.stop() : this.record()));
    this.drop.addEventListener("click", () => this.takeAway());
    input.addEventListener("change", () => this.show(input.files[0]));
    place(input, this.start, this.state, this.sound, this.drop);
  }

  async record() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.state.textContent = this.words.recordRefused;
      return;
    }
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(mimeType && { mimeType }) });
    this.chunks = [];
    this.recorder.addEventListener("dataavailable", (event) => this.chunks.push(event.data));
    this.recorder.addEventListener("stop", () => this.stopped(stream));
    this.recorder.start(1000);
    this.longest = setTimeout(() => this.recorder?.stop(), (Number(this.input.dataset.record) || LONGEST) * 60 * 1000);
    this.start.textContent = this.words.recordStop;
    this.state.textContent = this.words.recordRunning;
  }

  stopped(stream) {
    clearTimeout(this.longest);
    stream.getTracks().forEach((track) => track.stop()); // the sign that the microphone is on goes out
    const type = this.recorder.mimeType.split(";")[0];
    const files = new DataTransfer();
    files.items.add(new File(this.chunks, `voice-note.${type.split("/")[1] || "webm"}`, { type }));
    this.recorder = null;
    this.input.files = files.files;
    this.show(files.files[0]);
    this.state.textContent = this.words.recordDone;
  }

  show(file) {
    if (this.sound.src) URL.revokeObjectURL(this.sound.src);
    this.drop.hidden = !file;
    this.sound.hidden = !file || file.type.startsWith("image/");
    if (!this.sound.hidden) this.sound.src = URL.createObjectURL(file);
    else this.sound.removeAttribute("src");
    this.start.textContent = file ? this.words.recordAgain : this.words.recordStart;
    this.state.textContent = "";
  }

  takeAway() {
    this.input.value = "";
    this.show(null);
    this.state.textContent = this.words.recordGone;
    this.start.focus();
  }
}

function look(input, words) {
  const picture = make("img", { hidden: true, alt: words.recordLook });
  input.addEventListener("change", () => {
    if (picture.src) URL.revokeObjectURL(picture.src);
    const [file] = input.files;
    picture.hidden = !file;
    if (file) picture.src = URL.createObjectURL(file);
  });
  place(input, picture);
}

// Pages may put forms in place later, so this looks again whenever something has changed.
function prepare() {
  for (const input of document.querySelectorAll("input[data-record]:not([data-ready]), input[data-look]:not([data-ready])")) {
    const words = input.form?.querySelector("[data-recording]")?.dataset;
    if (!words) continue;
    input.dataset.ready = "";
    if ("look" in input.dataset) look(input, words);
    else if (canRecord()) new Recorder(input, words);
  }
}

prepare();
new MutationObserver(prepare).observe(document.body, { childList: true, subtree: true });
