// Reads a page aloud with the device's own Chinese voice; the button stays hidden where there is none.
(() => {
  const button = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;
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
