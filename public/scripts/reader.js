// What a device can add to a page that works without it: reading aloud with its own Chinese voice, and printing.
// Buttons stay hidden until it is found that they can do something.
(() => {
  // A page may name this file twice.
  if (document.documentElement.dataset.reader) return;
  document.documentElement.dataset.reader = "on";
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
(() => {
  const button = document.querySelector("[data-read-aloud]:not([data-ready])");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;
  button.dataset.ready = "on";
  const START = "朗读本页";
  const STOP = "停止朗读";
  const LONGEST = 160;
  let isReading = false;
  const voice = () => speech.getVoices().find((one) => /^(zh|cmn)/i.test(one.lang));
  const show = () => {
    if (voice()) button.hidden = false;
  };
  const label = (text) => {
    button.textContent = text;
  };
  function stop() {
    isReading = false;
    speech.cancel();
    label(START);
  }
  // Long utterances break off on many devices: one sentence at a time.
  function sentences() {
    const main = document.getElementById("main");
    const parts = (main ? main.innerText : "").split(/(?<=[。！？；\n])/);
    return parts.flatMap((part) => part.trim().match(new RegExp(`.{1,${LONGEST}}`, "gs")) || []);
  }
  function next(rest) {
    if (!isReading) return;
    if (rest.length === 0) return stop();
    const words = new SpeechSynthesisUtterance(rest[0]);
    words.lang = "zh-CN";
    words.voice = voice() || null;
    words.rate = 0.9;
    words.onend = () => next(rest.slice(1));
    words.onerror = stop;
    speech.speak(words);
  }
  button.addEventListener("click", () => {
    if (isReading) return stop();
    isReading = true;
    label(STOP);
    next(sentences());
  });
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener("voiceschanged", show);
  show();
})();
