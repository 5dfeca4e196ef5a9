// A choice between shapes of the same view, such as list and picture.

import { make } from "../dom/make.js";

/**
 * @template {string} Shape
 * @param {string} label
 * @param {readonly { shape: Shape, text: string }[]} shapes
 * @param {Shape} chosen
 * @param {(shape: Shape) => void} choose
 */
export function choices(label, shapes, chosen, choose) {
  const group = make("div", { class: "choices", role: "group", "aria-label": label }, ...shapes.map(({ shape, text }) =>
    make("button", { type: "button", "data-shape": shape, "aria-pressed": String(shape === chosen), click: (event) => {
      for (const button of group.children) button.setAttribute("aria-pressed", String(button === event.currentTarget));
      choose(shape);
    } }, text)));
  return group;
}

/**
 * The shape whose button has the focus in a view that is about to be drawn anew.
 * @param {HTMLElement} view
 */
export function focusedShape(view) {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && view.contains(activeElement) ? activeElement.dataset.shape : undefined;
}

/**
 * @param {HTMLElement} view
 * @param {string | undefined} shape
 */
export function focusShape(view, shape) {
  if (shape) /** @type {HTMLElement | null} */ (view.querySelector(`[data-shape="${shape}"]`))?.focus();
}
