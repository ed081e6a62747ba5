/** A courier on the way; the wheels turn unless the reader wants things to stand still. */
export function Scooter({ size = 120 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <ellipse cx="60" cy="106" rx="50" ry="5" fill="#000" opacity=".1" />
      <rect x="12" y="38" width="34" height="30" rx="5" fill="#c73e1d" />
      <rect x="12" y="38" width="34" height="9" rx="4" fill="#a53016" />
      <path d="M22 57a7 7 0 0 0 14 0Z" fill="#fff6ee" />
      <path d="M16 74h40c6 0 8 4 8 8h-6c-2-10-22-10-24 4h-8c-8 0-12-4-10-12Z" fill="#ffb347" />
      <path d="M56 82h24l10-30" stroke="#ffb347" strokeWidth="9" fill="none" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M88 50 84 34h-8" stroke="#4a413b" strokeWidth="5" fill="none" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="93" cy="46" r="5" fill="#ffe7a8" />
      <path d="M44 70c0-20 6-30 16-30l6 2 8 10 8 0" stroke="#2f6f5e" strokeWidth="11" fill="none" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M46 70c14-4 18 0 20 12" stroke="#33404d" strokeWidth="11" fill="none" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="63" cy="24" r="12" fill="#f6c9a0" />
      <path d="M50 24a13 13 0 0 1 26-1l-2 1H50Z" fill="#1f1a17" />
      <g>
        <circle cx="34" cy="94" r="12" fill="#33302d" /><circle cx="34" cy="94" r="5" fill="#d9d3cb" />
        <circle cx="94" cy="94" r="12" fill="#33302d" /><circle cx="94" cy="94" r="5" fill="#d9d3cb" />
      </g>
      <path d="M84 82c10-2 18 2 20 8" stroke="#ffb347" strokeWidth="6" fill="none" strokeLinecap="round" />
      <path d="M2 60h6M0 72h8M4 84h6" stroke="#c9bfb3" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  );
}

export function Door({ size = 120 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <ellipse cx="60" cy="108" rx="48" ry="6" fill="#000" opacity=".1" />
      <path d="M30 108V26a30 18 0 0 1 60 0v82Z" fill="#2f6f5e" />
      <path d="M37 108V30a23 14 0 0 1 46 0v78Z" fill="#3d8a75" />
      <rect x="45" y="34" width="30" height="24" rx="6" fill="#ffe7a8" />
      <path d="M60 34v24M45 46h30" stroke="#2f6f5e" strokeWidth="2.4" />
      <circle cx="76" cy="76" r="3.6" fill="#ffc56b" />
      <rect x="20" y="106" width="80" height="6" rx="3" fill="#c9a173" />
      <path d="M72 88h30l-3 20H75Z" fill="#d9a468" /><path d="M72 88h30l-1 6H73Z" fill="#b98147" />
      <path d="M82 88c0-9 10-9 10 0" stroke="#b98147" strokeWidth="3" fill="none" />
    </svg>
  );
}
