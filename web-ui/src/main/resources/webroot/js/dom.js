// Elements, made without markup: whatever somebody named a camera stays text.

const SVG = "http://www.w3.org/2000/svg";

/** An element; props are attributes, on* are listeners, true and false set and leave out. */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    set(element, name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function set(element, name, value) {
  if (name.startsWith("on")) {
    element.addEventListener(name.slice(2), value);
  } else if (value === true) {
    element.setAttribute(name, "");
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, value);
  }
}

/** Sets text, or parts of it, only where it changed, so that nothing is repainted or read out twice. */
export function text(element, value) {
  const parts = [value].flat();
  if (element.textContent !== parts.map((part) => part.textContent ?? part).join("")) {
    element.replaceChildren(...parts.filter((part) => part !== ""));
  }
}

export function attribute(element, name, value) {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** Text for those who listen instead of look. */
export const hidden = (value) => h("span", { class: "unseen" }, value);

/**
 * Children of a parent, one per item: made once, updated in place, put in order, removed when
 * their item is gone. Elements keep their focus and their pictures.
 */
export class Keyed {
  #parent;
  #key;
  #make;
  #parts = new Map();

  /** make(item) returns {element, update(item), dispose?()}. */
  constructor(parent, key, make) {
    this.#parent = parent;
    this.#key = key;
    this.#make = make;
  }

  show(items) {
    const wanted = new Set(items.map(this.#key));
    this.#removeAllBut(wanted);
    items.forEach((item, index) => this.#place(this.#part(item).element, index));
  }

  dispose() {
    this.#removeAllBut(new Set());
  }

  values() {
    return [...this.#parts.values()];
  }

  #part(item) {
    const key = this.#key(item);
    if (!this.#parts.has(key)) {
      this.#parts.set(key, this.#make(item));
    }
    const part = this.#parts.get(key);
    part.update(item);
    return part;
  }

  #place(element, index) {
    const there = this.#parent.children[index];
    if (there !== element) {
      this.#parent.insertBefore(element, there ?? null);
    }
  }

  #removeAllBut(wanted) {
    for (const [key, part] of this.#parts) {
      if (!wanted.has(key)) {
        part.dispose?.();
        part.element.remove();
        this.#parts.delete(key);
      }
    }
  }
}
