// JPEGs into pictures no larger than they are shown: a small tile of a wall of many cameras costs a
// fraction of the whole picture then, where the browser can decode to a smaller size.

/** A picture may be stretched by so much: hardly seen, and a JPEG shrinks by powers of two only. */
const STRETCHED = 1.25;

/** Whether pictures are decoded straight from memory: a blob is sent to another process and back. */
export const asBuffers = "ImageDecoder" in globalThis;

/**
 * Decodes a buffer or, unless asBuffers, a blob for a canvas. The canvas' data-shape keeps the size of the camera's picture, from the
 * first one on. Whoever gets the picture closes it.
 */
export async function decode(data, canvas) {
  const whole = shapeOf(canvas);
  const step = whole && asBuffers ? stepDown(whole, shownWidth(canvas)) : 1;
  if (step > 1) {
    return smaller(data, whole, step);
  }
  const picture = await createImageBitmap(new Blob([data]));
  canvas.dataset.shape = `${picture.width} ${picture.height}`;
  return picture;
}

/** By how much, a power of two up to 8, a picture may shrink and still do for what is shown. */
export function stepDown({ width }, shown) {
  let step = 1;
  while (shown > 0 && step < 8 && width / (step * 2) >= shown / STRETCHED) {
    step *= 2;
  }
  return step;
}

function shapeOf({ dataset }) {
  const [width, height] = (dataset.shape ?? "").split(" ").map(Number);
  return height > 0 ? { width, height } : null;
}

/** Widths as the browser tells them: to ask for one has the whole page laid out. */
const widths = new WeakMap();
const ruler =
  "ResizeObserver" in globalThis &&
  new ResizeObserver((seen) =>
    seen.forEach(({ target, contentRect }) => widths.set(target, contentRect.width)),
  );

function shownWidth(canvas) {
  if (!widths.has(canvas)) {
    widths.set(canvas, canvas.clientWidth);
    ruler.observe(canvas);
  }
  return widths.get(canvas) * devicePixelRatio;
}

async function smaller(data, { width, height }, step) {
  const decoder = new ImageDecoder({
    type: "image/jpeg",
    data,
    desiredWidth: Math.ceil(width / step),
    desiredHeight: Math.ceil(height / step),
  });
  try {
    const { image } = await decoder.decode();
    return image;
  } finally {
    decoder.close();
  }
}
