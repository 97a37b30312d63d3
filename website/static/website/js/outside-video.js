/* A video of another site opens on the page itself, but only when the reader asks for it: before the click nothing is
   loaded from there. Without this file the link leads to that site. */

for (const button of document.querySelectorAll("[data-player]")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => open(button), { once: true });
}

function open(button) {
  const figure = button.closest("figure");
  const width = figure.clientWidth;
  const frame = document.createElement("iframe");
  Object.assign(frame, {
    src: button.dataset.player,
    title: button.dataset.title,
    width,
    height: Math.round((width * 9) / 16),
    className: "figure__video",
    allow: "autoplay; fullscreen; picture-in-picture",
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  figure.querySelector(".outside-video__picture")?.remove();
  button.parentElement.remove();
  figure.prepend(frame);
  frame.focus();
}
