/* A gallery's pictures open large on the page itself (PhotoSwipe 5, vendor/photoswipe). Without this file their links
   lead to the large pictures. Words and addresses come with the gallery, in the reader's language. PhotoSwipe is
   fetched when a gallery comes near, so that the first view of a page need not wait for it. */

const NEAR = "400px";
const near = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      near.unobserve(target);
      prepare(target);
    }
  },
  { rootMargin: NEAR },
);
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  near.observe(gallery);
}

async function prepare(gallery) {
  const { lightbox, core, name, close, zoom, earlier, later, failed } = gallery.dataset;
  const { default: Lightbox } = await import(lightbox);
  const shown = new Lightbox({
    gallery,
    children: "[data-pswp-width]",
    pswpModule: () => import(core),
    closeTitle: close,
    zoomTitle: zoom,
    arrowPrevTitle: earlier,
    arrowNextTitle: later,
    errorMsg: failed,
    showHideAnimationType: isStill() ? "none" : "zoom",
  });
  shown.on("uiRegister", () => {
    shown.pswp.element.setAttribute("aria-label", name);
    shown.pswp.ui.registerElement(caption(shown));
  });
  shown.init();
  gallery.dataset.ready = "";
}

function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function caption(shown) {
  return {
    name: "caption",
    order: 9,
    isButton: false,
    appendTo: "root",
    onInit: (element) => {
      shown.pswp.on("change", () => {
        const words = shown.pswp.currSlide.data.element?.closest("figure")?.querySelector("figcaption");
        element.textContent = words ? words.innerText : "";
        element.hidden = !element.textContent;
      });
    },
  };
}
