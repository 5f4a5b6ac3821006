import { MapChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Regions } from './regions.ts';

use([MapChart, TooltipComponent, SVGRenderer]);

/** A country or region that is warned of. */
export interface Area {
  readonly code: string;
  readonly level: string;
  /** What is said where it is pointed at. */
  readonly tip: string;
}

/** A map that is drawn. */
export interface Drawing {
  /** Shows which area one is at outside of the map; null: at none. */
  point(code: string | null): void;
  end(): void;
}

interface Wish {
  readonly regions: Regions;
  readonly areas: readonly Area[];
  /** What tells the colours: elements in it, by `data-level`. */
  readonly key: HTMLElement;
  readonly choose: (code: string) => void;
}

/** No name that the library knows: to what it takes for its own maps of China or the world it would add and shift things. */
const NAME = 'approved';

/** Draws a map into an element, in the colours of its key and as wide as it is, and again when either changes. */
export function drawMap(host: HTMLElement, wish: Wish): Drawing {
  registerMap(NAME, geojsonOf(wish.regions));
  const chart = init(host, null, { renderer: 'svg' });
  const draw = () => chart.setOption({ animation: false, ...optionOf(wish, coloursOf(host, wish.key)) });
  draw();
  chart.on('click', ({ name }) => wish.choose(name));
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  darkness.addEventListener('change', draw);
  const size = new ResizeObserver(() => chart.resize());
  size.observe(host);
  return {
    point(name) {
      chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
      chart.dispatchAction(name === null ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, name });
      if (name !== null) chart.dispatchAction({ type: 'highlight', seriesIndex: 0, name });
    },
    end() {
      size.disconnect();
      darkness.removeEventListener('change', draw);
      chart.dispose();
    },
  };
}

/** Of what the file says of a feature nothing goes on but its shape: the library takes some properties for orders. */
function geojsonOf({ named }: Regions): string {
  const features = named.map(({ name, geometry }) => ({ type: 'Feature', properties: { name }, geometry }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

interface Colours {
  readonly line: string;
  readonly text: string;
  readonly ground: string;
  /** Of a level, or of `none`. */
  readonly of: (level: string) => string;
}
function coloursOf(host: HTMLElement, key: HTMLElement): Colours {
  const { color: text, borderTopColor: line, backgroundColor: ground } = getComputedStyle(host);
  const marks = [...key.querySelectorAll<HTMLElement>('[data-level]')];
  const colours = new Map(marks.map((mark) => [mark.dataset.level, getComputedStyle(mark).backgroundColor]));
  return { line, text, ground, of: (level) => colours.get(level) ?? ground };
}

function optionOf({ regions, areas }: Wish, colours: Colours) {
  const { line, text, ground, of } = colours;
  const tips = new Map(areas.map(({ code, tip }) => [code, tip]));
  return {
    tooltip: {
      // In the drawing itself: as markup its styles are what the page's policy refuses.
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: text, fontSize: 14 },
      formatter: ({ name }: { readonly name: string }) => tips.get(name) ?? '',
    },
    series: [
      {
        type: 'map' as const,
        map: NAME,
        // Degrees as they are, all of them in sight: neither stretched nor moved nor cut.
        ...{ aspectScale: 1, roam: false, preserveAspect: 'contain' as const },
        ...{ left: 2, right: 2, top: 2, bottom: 2 },
        selectedMode: false as const,
        label: { show: false },
        itemStyle: { areaColor: of('none'), borderColor: line, borderWidth: 0.75 },
        emphasis: { label: { show: false } },
        data: itemsOf(regions, areas, colours),
      },
    ],
  };
}

/** What nothing warns of does not answer the pointer. */
function itemsOf({ named }: Regions, areas: readonly Area[], { text, of }: Colours) {
  const warned = new Map(areas.map((area) => [area.code, area]));
  return [...new Set(named.map(({ name }) => name))].map((name) => {
    const area = warned.get(name);
    if (!area) return { name, silent: true };
    const areaColor = of(area.level);
    const itemStyle = { areaColor };
    return { name, itemStyle, emphasis: { itemStyle: { areaColor, borderColor: text, borderWidth: 2 } } };
  });
}
