// Shows the print button of a public page, which would do nothing without script, and prints on it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
