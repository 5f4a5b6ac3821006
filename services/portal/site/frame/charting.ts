import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// As SVG: it is sharp on paper, and its styles are set by script, which the page's policy lets be.
use([BarChart, GridComponent, SVGRenderer]);

export interface Bar {
  readonly name: string;
  readonly count: number;
}
/** Columns for what has an order in time, rows for what has names. */
export type Form = 'columns' | 'rows';

/** Draws bars into an element, in its colours and as wide as it is, and again when either changes. What it gives takes them away. */
export function drawBars(host: HTMLElement, bars: readonly Bar[], form: Form): () => void {
  const chart = init(host, null, { renderer: 'svg' });
  const draw = () => chart.setOption({ animation: false, ...optionOf(bars, form, coloursOf(host)) });
  draw();
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  darkness.addEventListener('change', draw);
  const size = new ResizeObserver(() => chart.resize());
  size.observe(host);
  return () => {
    size.disconnect();
    darkness.removeEventListener('change', draw);
    chart.dispose();
  };
}

interface Colours {
  readonly bar: string;
  readonly line: string;
  readonly text: string;
}
function coloursOf(host: HTMLElement): Colours {
  const { color: bar, borderTopColor: line } = getComputedStyle(host);
  return { bar, line, text: getComputedStyle(document.body).color };
}

/** A name longer than this is cut; the table beside has it whole. */
const NAME_PX = 130;

function optionOf(bars: readonly Bar[], form: Form, { bar, line, text }: Colours) {
  const cut = form === 'rows' ? ({ width: NAME_PX, overflow: 'truncate' } as const) : {};
  const names = {
    type: 'category' as const,
    data: bars.map(({ name }) => name),
    axisLabel: { color: text, fontSize: 12, ...cut },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    inverse: form === 'rows',
  };
  const counts = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: text, fontSize: 12 },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    grid: { left: 8, right: 24, top: 12, bottom: 8, outerBoundsMode: 'same' as const },
    xAxis: form === 'columns' ? names : counts,
    yAxis: form === 'columns' ? counts : names,
    series: [
      { type: 'bar' as const, data: bars.map(({ count }) => count), barMaxWidth: 22, itemStyle: { color: bar } },
    ],
  };
}
