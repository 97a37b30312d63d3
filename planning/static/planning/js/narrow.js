/** Narrows a list of choices to those that hold the words typed, with or without marks. */
const { Controller } = window.StimulusModule;

const fold = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");

class NarrowController extends Controller {
    static targets = ["words", "choice"];

    narrow() {
        const words = fold(this.wordsTarget.value);
        for (const choice of this.choiceTargets) {
            choice.hidden = !fold(choice.textContent).includes(words);
        }
    }

    /** Enter in the search field must not send the form. */
    keep(event) {
        event.preventDefault();
    }
}

window.wagtail.app.register("narrow", NarrowController);
