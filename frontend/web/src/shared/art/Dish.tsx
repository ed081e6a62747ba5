import type { ReactNode } from 'react';
import { kindOf, type Kind } from './kind';
import classes from './Dish.module.css';

/** Pictures that are drawn and not loaded: a dish by its kind, on a ground that differs from name to name. */

const GROUNDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export function Dish({ name, large = false }: { name: string; large?: boolean }) {
  const ground = GROUNDS[hash(name) % GROUNDS.length]!;
  const turn = (hash(`${name}.`) % 5) * 6 - 12;
  return (
    <svg
      className={classes.dish}
      data-ground={ground}
      viewBox={large ? '0 0 240 120' : '0 0 120 120'}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={classes.ground} width={large ? 240 : 120} height="120" />
      {large ? (
        <>
          <circle className={classes.halo} cx="120" cy="66" r="78" />
          <circle className={classes.dot} cx="30" cy="28" r="5" />
          <circle className={classes.dot} cx="212" cy="96" r="7" />
          <path className={classes.sprig} d="M196 22c10-6 20-4 26 4-10 6-20 4-26-4Z" />
          <path className={classes.sprig} d="M18 92c8-8 18-9 26-3-8 8-18 9-26 3Z" />
          <g transform="translate(60 0)">{DRAWINGS[kindOf(name)]}</g>
        </>
      ) : (
        <>
          <circle className={classes.halo} cx="60" cy="62" r="50" />
          <g transform={`rotate(${turn / 3} 60 60)`}>{DRAWINGS[kindOf(name)]}</g>
        </>
      )}
    </svg>
  );
}

/** A drawing alone, for headlines and empty pages. */
export function Drawing({ kind, size = 96 }: { kind: Kind; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      {DRAWINGS[kind]}
    </svg>
  );
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return sum;
}

const plate = (
  <>
    <ellipse cx="60" cy="78" rx="50" ry="24" fill="#000" opacity=".10" />
    <ellipse cx="60" cy="72" rx="49" ry="25" fill="#fffaf3" />
    <ellipse cx="60" cy="71" rx="38" ry="18" fill="#f0e6d8" />
  </>
);

const bowl = (color: string, rim: string) => (
  <>
    <ellipse cx="60" cy="103" rx="36" ry="7" fill="#000" opacity=".12" />
    <path d="M14 54h92c0 28-17 47-34 49H48C31 101 14 82 14 54Z" fill={color} />
    <path d="M22 72c3 12 10 22 19 27" stroke="#fff" strokeWidth="4" strokeLinecap="round" opacity=".25" fill="none" />
    <ellipse cx="60" cy="54" rx="46" ry="17" fill={rim} />
  </>
);

const steam = (
  <g stroke="#fff" strokeWidth="4" strokeLinecap="round" fill="none" opacity=".75">
    <path d="M44 28c-5-6 4-9 0-16" />
    <path d="M60 25c-5-6 4-9 0-16" />
    <path d="M76 28c-5-6 4-9 0-16" />
  </g>
);

const DRAWINGS: Record<Kind, ReactNode> = {
  chicken: (
    <>
      {plate}
      <g>
        <path d="M78 62 100 44" stroke="#fff4e2" strokeWidth="8" strokeLinecap="round" />
        <circle cx="100" cy="41" r="5.5" fill="#fff4e2" />
        <circle cx="104" cy="46" r="5.5" fill="#fff4e2" />
        <path d="M42 80c-12-8-10-28 6-34 15-5 34 3 35 17 1 15-26 27-41 17Z" fill="#c76a1e" />
        <path d="M46 76c-9-6-8-21 4-26 12-4 27 2 28 12 1 12-20 22-32 14Z" fill="#e08a33" />
        <path d="M52 56c6-3 12-2 15 1M48 67c4-3 8-3 11-1M64 69c4-2 8-2 10-1" stroke="#f6bd6c" strokeWidth="3.4" strokeLinecap="round" fill="none" />
      </g>
      <g>
        <path d="M36 74 14 60" stroke="#fff4e2" strokeWidth="7" strokeLinecap="round" />
        <circle cx="12" cy="62" r="4.6" fill="#fff4e2" />
        <circle cx="15" cy="56" r="4.6" fill="#fff4e2" />
        <path d="M62 90c-2 8-24 9-32-1-6-8 0-19 11-19 12 0 23 11 21 20Z" fill="#b85c17" />
        <path d="M58 88c-2 5-19 6-25-1-4-6 0-13 8-13 9 0 18 8 17 14Z" fill="#d97c29" />
      </g>
      <path d="M84 78c6-6 14-6 18 0-6 4-13 4-18 0Z" fill="#5fa04e" />
      <path d="M86 78c5-1 9-1 14 0" stroke="#3f7a33" strokeWidth="1.8" />
    </>
  ),
  pizza: (
    <>
      <ellipse cx="60" cy="98" rx="44" ry="9" fill="#000" opacity=".12" />
      <path d="M60 106 18 34c26-17 58-17 84 0L60 106Z" fill="#d98a3d" />
      <path d="M60 100 24 38c23-13 49-13 72 0L60 100Z" fill="#ffcf5c" />
      <path d="M18 34c26-17 58-17 84 0l-5 8c-23-14-51-14-74 0l-5-8Z" fill="#c4732b" />
      <circle cx="48" cy="51" r="8.5" fill="#cf3f2b" />
      <circle cx="74" cy="52" r="8.5" fill="#cf3f2b" />
      <circle cx="60" cy="75" r="8" fill="#cf3f2b" />
      <g fill="#e76a52"><circle cx="46" cy="49" r="3" /><circle cx="72" cy="50" r="3" /><circle cx="58" cy="73" r="3" /></g>
      <path d="M60 56c4-5 9-4 11 0-4 3-8 3-11 0ZM43 64c3-4 7-4 9-1-3 3-6 4-9 1Z" fill="#4f8f43" />
      <path d="M38 44v-1M84 44v2M67 64v1" stroke="#fff3c4" strokeWidth="5" strokeLinecap="round" />
    </>
  ),
  burger: (
    <>
      <ellipse cx="60" cy="104" rx="42" ry="7" fill="#000" opacity=".12" />
      <path d="M20 88h80c0 10-6 15-16 15H36c-10 0-16-5-16-15Z" fill="#d98f45" />
      <path d="M16 78h88v6a6 6 0 0 1-6 6H22a6 6 0 0 1-6-6v-6Z" fill="#6e3a21" />
      <path d="M17 72h86l-12 9-11-4-10 8-12-8-11 4-11-4-10 4-9-9Z" fill="#ffc845" />
      <path d="M14 68c5-7 10-1 15-4s9 3 15 0 10 3 16 0 10 3 16 0 9 3 15 0 10-3 15 4c2 4-2 6-5 6H19c-3 0-7-2-5-6Z" fill="#6fae4d" />
      <path d="M20 61h80v6H20z" fill="#d64b35" />
      <path d="M18 60c0-25 18-40 42-40s42 15 42 40H18Z" fill="#e39c4c" />
      <path d="M28 50c2-12 12-22 26-24" stroke="#f4bf7d" strokeWidth="5" strokeLinecap="round" fill="none" />
      <g fill="#fff0d0"><ellipse cx="52" cy="34" rx="3.4" ry="2" /><ellipse cx="70" cy="31" rx="3.4" ry="2" /><ellipse cx="82" cy="43" rx="3.4" ry="2" /><ellipse cx="63" cy="44" rx="3.4" ry="2" /><ellipse cx="44" cy="46" rx="3.4" ry="2" /></g>
    </>
  ),
  noodles: (
    <>
      {steam}
      {bowl('#2f5d8a', '#234a70')}
      <ellipse cx="60" cy="55" rx="40" ry="13" fill="#e8a24a" />
      <path d="M26 54c8-8 16 6 24-1s16 6 24-1 12 4 20 0M30 60c8-6 14 4 22-1s14 4 22-1 8 2 14 0M36 48c8-5 12 3 18 0s12 3 18 0 8 2 12 1" stroke="#ffe3a1" strokeWidth="4.4" strokeLinecap="round" fill="none" />
      <circle cx="44" cy="52" r="8" fill="#fff" /><circle cx="44" cy="52" r="4.4" fill="#ffb72e" />
      <path d="M66 46c8-4 15-2 19 3-7 4-14 3-19-3Z" fill="#6aa84f" />
      <path d="M86 8 64 50M96 12 70 52" stroke="#8a4a2b" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  stew: (
    <>
      {steam}
      <ellipse cx="60" cy="104" rx="38" ry="7" fill="#000" opacity=".14" />
      <path d="M8 56h12v12H12a6 6 0 0 1-4-12ZM112 56h-12v12h8a6 6 0 0 0 4-12Z" fill="#3a332f" />
      <path d="M16 52h88v20c0 20-13 31-44 31S16 92 16 72V52Z" fill="#4a413b" />
      <path d="M24 70c1 14 7 21 16 25" stroke="#fff" opacity=".16" strokeWidth="5" strokeLinecap="round" fill="none" />
      <ellipse cx="60" cy="52" rx="45" ry="16" fill="#5b5049" />
      <ellipse cx="60" cy="53" rx="38" ry="12" fill="#d4472c" />
      <rect x="38" y="46" width="15" height="10" rx="2.5" fill="#fff6e6" />
      <rect x="62" y="50" width="15" height="10" rx="2.5" fill="#fff6e6" transform="rotate(8 70 55)" />
      <circle cx="60" cy="47" r="4" fill="#6fae4d" /><circle cx="81" cy="50" r="3.4" fill="#6fae4d" /><circle cx="34" cy="55" r="3" fill="#6fae4d" /><circle cx="54" cy="59" r="3" fill="#f08a5d" />
    </>
  ),
  rice: (
    <>
      {bowl('#b8402a', '#8f2f1f')}
      <path d="M18 53c2-22 20-33 42-33s40 11 42 33c-14 15-70 15-84 0Z" fill="#fffaf0" />
      <path d="M34 38c3-2 4 2 1 3M58 27c3-2 4 2 1 3M80 38c3-2 4 2 1 3M70 30c2-2 4 1 2 3M46 31c2-2 4 1 2 3" stroke="#e3d8c3" strokeWidth="3" strokeLinecap="round" fill="none" />
      <path d="M22 52c5-9 15-11 24-5l4 14c-12 2-22-2-28-9Z" fill="#6fae4d" />
      <path d="M98 52c-5-9-15-11-24-5l-4 14c12 2 22-2 28-9Z" fill="#f08a3c" />
      <path d="M46 62c4-10 24-10 28 0-8 3-20 3-28 0Z" fill="#8a5a36" />
      <circle cx="60" cy="48" r="12" fill="#fff" /><circle cx="60" cy="48" r="6.5" fill="#ffb72e" /><circle cx="58" cy="46" r="2" fill="#ffd98a" />
    </>
  ),
  kimbap: (
    <>
      {plate}
      {[
        [34, 62],
        [62, 54],
        [86, 66],
        [58, 80],
      ].map(([x, y]) => (
        <g key={`${x}`} transform={`translate(${x} ${y})`}>
          <circle r="18" fill="#22352c" />
          <circle r="14.6" fill="#fffaf0" />
          <path d="M-8-2a8 8 0 0 1 8-6v7Z" fill="#ffc845" />
          <path d="M0-8a8 8 0 0 1 8 6l-8 1Z" fill="#f0803c" />
          <path d="M8-1a8 8 0 0 1-7 8l-1-7Z" fill="#5fa04e" />
          <path d="M0 7a8 8 0 0 1-8-7h8Z" fill="#d6493a" />
          <path d="M-11 6v.1M11 7v.1M-6 11v.1M9-9v.1" stroke="#e3d8c3" strokeWidth="2.6" strokeLinecap="round" />
        </g>
      ))}
    </>
  ),
  sushi: (
    <>
      <path d="M10 84h100l-7 12H17L10 84Z" fill="#8a5a36" />
      <path d="M8 76h104v9H8z" fill="#a9713f" />
      <g>
        <path d="M18 62c0-9 9-12 19-12s19 3 19 12v8c0 5-4 7-9 7H27c-5 0-9-2-9-7v-8Z" fill="#fffaf0" />
        <path d="M14 58c4-14 42-16 46 0-8 8-38 8-46 0Z" fill="#ff8a5c" />
        <path d="M25 50c3 3 4 7 3 12M36 48c3 4 4 9 3 14M47 50c2 3 3 7 2 11" stroke="#ffc1a3" strokeWidth="2.6" fill="none" strokeLinecap="round" />
      </g>
      <g transform="translate(46 0)">
        <path d="M18 62c0-9 9-12 19-12s19 3 19 12v8c0 5-4 7-9 7H27c-5 0-9-2-9-7v-8Z" fill="#fffaf0" />
        <path d="M14 58c4-14 42-16 46 0-8 8-38 8-46 0Z" fill="#ffd25e" />
        <path d="M31 49h12v28H31z" fill="#22352c" />
      </g>
      <path d="M46 36c-3-6 2-12 8-11s8 7 4 11-9 5-12 0Z" fill="#f4a6b0" /><path d="M64 34c4-4 10-3 11 2-4 4-9 3-11-2Z" fill="#6fae4d" />
    </>
  ),
  meat: (
    <>
      <ellipse cx="60" cy="92" rx="50" ry="12" fill="#000" opacity=".14" />
      <ellipse cx="60" cy="76" rx="52" ry="24" fill="#3a332f" />
      <ellipse cx="60" cy="72" rx="46" ry="19" fill="#544a43" />
      <path d="M22 70h76M28 62h64M28 79h64" stroke="#3a332f" strokeWidth="2.6" />
      <path d="M28 70c-4-12 12-22 28-18 12 3 14 8 26 8 10 0 14 10 6 16-10 8-54 10-60-6Z" fill="#8f3b22" />
      <path d="M32 66c-2-9 11-16 24-13 11 3 14 8 25 8 8 0 10 6 5 9-9 6-50 7-54-4Z" fill="#b9542f" />
      <path d="M42 56c5-1 7 3 5 6s-8 4-9 0 1-5 4-6Z" fill="#ffe3c9" />
      <path d="M58 57l-4 14M70 62l-4 11M82 63l-3 9" stroke="#6e2a17" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M88 54c5-8 14-7 17-1-5 6-13 6-17 1Z" fill="#6fae4d" />
      {steam}
    </>
  ),
  dumpling: (
    <>
      {steam}
      <ellipse cx="60" cy="104" rx="42" ry="7" fill="#000" opacity=".12" />
      <path d="M14 66h92v24c0 9-20 14-46 14S14 99 14 90V66Z" fill="#c98f4e" />
      <path d="M14 78c16 10 76 10 92 0M14 90c16 10 76 10 92 0" stroke="#a26c33" strokeWidth="3" fill="none" />
      <ellipse cx="60" cy="66" rx="46" ry="17" fill="#e3b374" />
      <ellipse cx="60" cy="66" rx="39" ry="13" fill="#f6ddb4" />
      {[
        [42, 62],
        [78, 62],
        [60, 70],
      ].map(([x, y]) => (
        <g key={`${x}`} transform={`translate(${x} ${y})`}>
          <path d="M-18 4c0-14 8-20 18-20s18 6 18 20c-8 8-28 8-36 0Z" fill="#fffaf0" />
          <path d="M0-16c-3 4-4 8-3 12M0-16c4 4 5 7 4 11M0-16c-8 3-10 7-11 11M0-16c8 3 10 7 11 11" stroke="#e0cfb2" strokeWidth="2.2" fill="none" strokeLinecap="round" />
        </g>
      ))}
    </>
  ),
  salad: (
    <>
      {bowl('#e9dcc6', '#d6c5a8')}
      <path d="M20 52c-3-14 8-22 16-17 2-13 18-16 24-7 8-9 23-4 24 8 10-3 18 6 14 16-14 12-64 12-78 0Z" fill="#6fae4d" />
      <path d="M30 50c0-10 8-14 14-10M58 44c2-9 11-11 16-5M84 48c1-6 6-8 10-5" stroke="#4f8f43" strokeWidth="3.4" strokeLinecap="round" fill="none" />
      <circle cx="46" cy="48" r="9" fill="#d94a3a" /><circle cx="46" cy="48" r="5.6" fill="#f08a7a" />
      <circle cx="76" cy="52" r="8" fill="#ffc845" />
      <circle cx="60" cy="55" r="6" fill="#7b4a8a" /><circle cx="60" cy="55" r="3" fill="#fffaf0" />
      <path d="M62 36l8-4 3 7-7 3Z" fill="#fffaf0" />
    </>
  ),
  cake: (
    <>
      <ellipse cx="60" cy="102" rx="44" ry="8" fill="#000" opacity=".12" />
      <ellipse cx="60" cy="97" rx="48" ry="10" fill="#fffaf3" />
      <path d="M22 60 84 42c10 4 15 12 15 20v30c-14 6-60 8-77 2V60Z" fill="#ffe1c2" />
      <path d="M22 60c26-1 56 2 77 2v11c-20 2-54 0-77-3V60Z" fill="#fff7f0" />
      <path d="M22 78c26 2 56 4 77 1v6c-20 4-54 3-77-1v-6Z" fill="#e76a7f" />
      <path d="M22 60 84 42c10 4 15 12 15 20-21 0-51-3-77-2Z" fill="#ffb3c1" />
      <path d="M22 60c4 8 9 0 13 5s9 0 12 3 8-2 11 2 8-3 12 1 9-4 12 0 10-3 17-9" fill="#ffb3c1" />
      <path d="M58 46c-9-2-10-17 2-18 11 1 12 15 3 18Z" fill="#d6303f" />
      <path d="M60 28c-1-6 3-9 7-9M58 30c-5 0-7-3-6-6" stroke="#5fa04e" strokeWidth="3" strokeLinecap="round" fill="none" />
      <path d="M55 35v.1M62 34v.1M58 40v.1M64 40v.1" stroke="#ffd5c9" strokeWidth="2.4" strokeLinecap="round" />
    </>
  ),
  coffee: (
    <>
      {steam}
      <ellipse cx="58" cy="104" rx="44" ry="7" fill="#000" opacity=".12" />
      <ellipse cx="58" cy="98" rx="46" ry="9" fill="#f0e6d8" />
      <path d="M88 56c22-6 26 26-4 26" stroke="#fffaf3" strokeWidth="8" fill="none" strokeLinecap="round" />
      <path d="M22 46h68v22c0 18-12 30-34 30S22 86 22 68V46Z" fill="#fffaf3" />
      <path d="M30 64c1 12 6 20 14 24" stroke="#e9dcc9" strokeWidth="5" strokeLinecap="round" fill="none" />
      <ellipse cx="56" cy="46" rx="34" ry="12" fill="#efe3d2" />
      <ellipse cx="56" cy="47" rx="29" ry="9" fill="#7a4a2a" />
      <path d="M56 53c-9-3-11-8-6-9 3-1 5 1 6 3 1-2 3-4 6-3 5 1 3 6-6 9Z" fill="#f3ddbf" />
    </>
  ),
  drink: (
    <>
      <ellipse cx="60" cy="108" rx="26" ry="5" fill="#000" opacity=".12" />
      <path d="M70 8 62 40" stroke="#e0533a" strokeWidth="6" strokeLinecap="round" />
      <path d="M30 34h60l-7 72H37L30 34Z" fill="#fff" opacity=".75" />
      <path d="M33 50h54l-5 53H38L33 50Z" fill="#7c2d1c" />
      <path d="M33 50h54l-1 10c-10-6-16 6-27 0s-15 5-25 0l-1-10Z" fill="#a8452b" />
      <rect x="42" y="56" width="13" height="13" rx="3" fill="#fff" opacity=".55" transform="rotate(-12 48 62)" />
      <rect x="62" y="62" width="13" height="13" rx="3" fill="#fff" opacity=".45" transform="rotate(14 68 68)" />
      <path d="M26 28h68v9H26z" fill="#fffaf3" />
      <path d="M42 78l2 18M52 82l1 15" stroke="#fff" opacity=".3" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  fries: (
    <>
      <ellipse cx="60" cy="106" rx="32" ry="6" fill="#000" opacity=".12" />
      <g fill="#ffc845"><path d="M34 22h9v50h-9zM46 14h9v58h-9zM58 20h9v52h-9zM70 12h9v60h-9zM81 24h8v48h-8z" /></g>
      <g fill="#eda92c"><path d="M40 26h3v46h-3zM52 18h3v54h-3zM64 24h3v48h-3zM76 16h3v56h-3z" /></g>
      <path d="M26 56c10 9 58 9 68 0l-9 50H35l-9-50Z" fill="#d6432e" />
      <path d="M26 56c10 9 58 9 68 0l-1 8c-14 8-52 8-66 0l-1-8Z" fill="#b7341f" />
      <circle cx="60" cy="86" r="10" fill="#fffaf3" /><path d="M55 86c2 4 8 4 10 0" stroke="#d6432e" strokeWidth="2.6" fill="none" strokeLinecap="round" />
    </>
  ),
  taco: (
    <>
      {plate}
      <path d="M16 78c0-30 20-46 44-46s44 16 44 46c-10 6-78 6-88 0Z" fill="#6fae4d" />
      <circle cx="38" cy="50" r="8" fill="#d94a3a" /><circle cx="62" cy="42" r="8" fill="#d94a3a" /><circle cx="84" cy="52" r="8" fill="#d94a3a" /><circle cx="50" cy="44" r="6" fill="#fffaf0" /><circle cx="74" cy="46" r="6" fill="#8a5a36" />
      <path d="M14 84c0-26 20-40 46-40s46 14 46 40c-12 6-80 6-92 0Z" fill="#f2b84b" />
      <path d="M32 70v.1M48 62v.1M64 72v.1M80 64v.1M88 76v.1M44 78v.1" stroke="#d69528" strokeWidth="4.6" strokeLinecap="round" />
    </>
  ),
  plate: (
    <>
      {plate}
      <path d="M24 66a36 34 0 0 1 72 0Z" fill="#d9dde2" />
      <path d="M34 58c3-11 12-18 22-19" stroke="#fff" strokeWidth="5" strokeLinecap="round" fill="none" />
      <path d="M18 66h84v6a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4v-6Z" fill="#b9c0c9" />
      <circle cx="60" cy="29" r="6" fill="#b9c0c9" />
    </>
  ),
};
