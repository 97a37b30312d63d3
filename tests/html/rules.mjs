// The recommended rules of html-validate; each that is switched off says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Templates leave empty lines where nothing is to be said; no reader sees them.
    "no-trailing-whitespace": "off",
    // How long a headline is, the desk decides; search engines cut what they do not show.
    "long-title": "off",
    // Boxes of one question share its name, like radio buttons.
    "form-dup-name": ["error", { shared: ["checkbox", "radio", "submit"] }],
  },
};
