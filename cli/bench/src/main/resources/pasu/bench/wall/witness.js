// Notes of each picture that is drawn on a camera's canvas when it was captured, which stands in
// the JPEG, and when it was drawn.
(() => {
  const stamps = new WeakMap();
  window.drawn = {};
  const stampOf = (buffer) => Number(new DataView(buffer).getBigInt64(6)) / 1e6;
  const make = window.createImageBitmap.bind(window);
  window.createImageBitmap = async (blob, ...rest) => {
    const stamp = stampOf(await blob.slice(0, 14).arrayBuffer());
    const picture = await make(blob, ...rest);
    stamps.set(picture, stamp);
    return picture;
  };
  const Decoder = window.ImageDecoder;
  window.ImageDecoder = class extends Decoder {
    constructor(wishes) {
      super(wishes);
      this.stamp = stampOf(wishes.data);
    }
    async decode(...wishes) {
      const answer = await super.decode(...wishes);
      stamps.set(answer.image, this.stamp);
      return answer;
    }
  };
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (picture, ...rest) {
    draw.call(this, picture, ...rest);
    const { id } = this.canvas.closest("[data-id]").dataset;
    (drawn[id] ??= []).push([stamps.get(picture), performance.now()]);
  };
})();
