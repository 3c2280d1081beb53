package dev.paasrunner.telemetry.page;

/// Measures what can be read, in the page itself.
final class Contrast {
  /// The lowest contrast of any text to what is behind it, as WCAG 2 defines it.
  static final String LOWEST =
      """
      (() => {
        const parse = colour => colour.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
          .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
          .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
        const behind = node => {
          for (let one = node; one; one = one.parentElement) {
            const colour = parse(getComputedStyle(one).backgroundColor);
            if (colour.length === 3 || colour[3] > 0) return colour;
          }
          return [255, 255, 255];
        };
        const ratios = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
          if (["SCRIPT", "STYLE"].includes(node.tagName)) continue;
          const [one, other] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
          ratios.push((Math.max(one, other) + .05) / (Math.min(one, other) + .05));
        }
        return Math.min(...ratios);
      })()""";

  private Contrast() {}
}
