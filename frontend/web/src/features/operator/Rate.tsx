import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clock } from '@/shared/i18n/format';
import classes from './operator.module.css';

/** Orders a minute as a line. A chart is a picture: what it says is also in words beside it. */
export function Rate({ minutes, now, label }: { minutes: number[]; now: number; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);

  useEffect(() => {
    const box = place.current!;
    const style = getComputedStyle(box);
    const ink = style.getPropertyValue('--soft');
    const brand = style.getPropertyValue('color');
    const axis = { stroke: ink, grid: { stroke: 'rgb(128 128 128 / 18%)', width: 1 }, ticks: { show: false } };
    const made = new uPlot(
      {
        width: box.clientWidth,
        height: 190,
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_, __, most) => [0, Math.max(3, most * 1.15)] } },
        axes: [{ ...axis, values: (_, splits) => splits.map(toClock) }, { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50, 100] }],
        series: [{}, { stroke: brand, width: 2.5, fill: 'rgb(221 85 48 / 14%)', points: { show: false } }],
      },
      [[], []],
      box,
    );
    chart.current = made;
    const resize = new ResizeObserver(() => made.setSize({ width: box.clientWidth, height: 190 }));
    resize.observe(box);
    return () => {
      resize.disconnect();
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const last = Math.floor(now / 60_000) * 60;
    chart.current?.setData([minutes.map((_, i) => last - (minutes.length - 1 - i) * 60), minutes]);
  }, [minutes, now]);

  return <div ref={place} className={classes.rate} role="img" aria-label={label} />;
}

/** The same in every language. */
function toClock(seconds: number): string {
  return clock(new Date(seconds * 1000).toISOString(), 'ko');
}
