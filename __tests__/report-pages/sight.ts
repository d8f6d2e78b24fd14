/** What somebody sees on a page that is open in the browser. */

/** What a page shows. */
export interface Sight {
  /** The text outside of code and diagrams. */
  readonly prose: string;
  readonly diagrams: number;
  readonly blocks: number;
  readonly links: readonly string[];
  /** Elements that a summary never has. */
  readonly strangers: readonly string[];
  readonly title: string;
  /** Headings and titles of folded parts, from top to bottom. */
  readonly titles: readonly string[];
  /** Titles of folded parts. */
  readonly folded: readonly string[];
  /** Wider than the window: something does not fit. */
  readonly isTooWide: boolean;
  /** First headings of tables outside of folded parts that scroll sideways. */
  readonly scrolling: readonly string[];
  /** Headings of the table of pools that show without scrolling. */
  readonly inView: readonly string[];
  /** Labels of diagrams that have less contrast with what is behind them than WCAG asks of small text. */
  readonly faint: readonly string[];
}

/** The script that looks; its value is a `Sight`. */
export const LOOK = `(() => {
  const main = document.querySelector('main');
  const copy = main.cloneNode(true);
  const blocks = copy.querySelectorAll('pre.mermaid').length;
  const diagrams = copy.querySelectorAll('pre.mermaid svg').length;
  for (const element of copy.querySelectorAll('pre, code')) element.remove();
  const known = 'a blockquote br del details em h2 h3 hr li ol p strong summary table tbody td th thead tr ul wbr';
  const texts = (selector) => [...main.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
  const open = [...main.querySelectorAll('table')].filter((table) => table.closest('details') === null);
  const pools = open.find((table) => table.textContent.includes('Result'));

  const colorOf = (css) => css.match(/[\\d.]+/g).map(Number);
  const blend = ([r, g, b, alpha = 1], opacity, under) =>
    [r, g, b].map((value, index) => value * alpha * opacity + under[index] * (1 - alpha * opacity));
  const opacityOf = (element) =>
    element === null || element.localName === 'svg'
      ? 1
      : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const luminance = (color) => {
    const [r, g, b] = color.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrastOf = (label) => {
    label.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = label.getBoundingClientRect();
    const behind = document.elementsFromPoint(x + width / 2, y + height / 2)
      .filter(({ localName }) => localName === 'rect')
      .reverse()
      .reduce((under, rect) => blend(colorOf(getComputedStyle(rect).fill), opacityOf(rect), under),
        colorOf(getComputedStyle(document.body).backgroundColor));
    const ink = blend(colorOf(getComputedStyle(label).fill), opacityOf(label), behind);
    const [darker, brighter] = [luminance(ink), luminance(behind)].sort((one, other) => one - other);
    return (brighter + 0.05) / (darker + 0.05);
  };
  const labels = [...main.querySelectorAll('pre.mermaid svg text')].filter(({ textContent }) => textContent.trim() !== '');

  return {
    prose: copy.textContent,
    blocks,
    diagrams,
    links: [...copy.querySelectorAll('a')].map(({ href }) => href),
    strangers: [...copy.querySelectorAll('*')].map(({ localName }) => localName).filter((name) => !known.split(' ').includes(name)),
    title: document.title,
    titles: texts('h2, h3, summary'),
    folded: texts('summary'),
    isTooWide: document.documentElement.scrollWidth > innerWidth,
    scrolling: open.filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.querySelector('th').textContent),
    inView: [...(pools?.querySelectorAll('th') ?? [])].filter((cell) => cell.getBoundingClientRect().right <= innerWidth).map(({ textContent }) => textContent),
    faint: labels.filter((label) => contrastOf(label) < 4.5).map((label) => label.textContent.trim() + ' ' + contrastOf(label).toFixed(1)),
  };
})()`;
