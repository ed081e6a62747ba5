/** The kitchen's bell, made of two tones and no file. A browser lets it ring only after the owner has pressed once. */

const KEPT_UNDER = 'baedal-bell';
const EVERY_MS = 3_000;

let audio: AudioContext | null = null;
let loop: ReturnType<typeof setInterval> | null = null;

export function bellIsWanted(): boolean {
  return localStorage.getItem(KEPT_UNDER) === 'on';
}

export function bellIsUnlocked(): boolean {
  return audio?.state === 'running';
}

/** To be called while a press is being handled. */
export async function unlockBell(): Promise<void> {
  audio ??= new AudioContext();
  await audio.resume();
  localStorage.setItem(KEPT_UNDER, 'on');
  strike(0);
}

export function muteBell(): void {
  localStorage.setItem(KEPT_UNDER, 'off');
  stopBell();
}

/** Rings again and again until it is stopped. */
export function ringBell(): void {
  if (loop !== null || !bellIsWanted()) return;
  const ring = () => {
    strike(0);
    strike(0.22);
  };
  ring();
  loop = setInterval(ring, EVERY_MS);
}

export function stopBell(): void {
  if (loop !== null) clearInterval(loop);
  loop = null;
}

function strike(afterSeconds: number): void {
  if (audio === null || audio.state !== 'running') return;
  const begin = audio.currentTime + afterSeconds;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = afterSeconds === 0 ? 1174 : 1568;
  volume.gain.setValueAtTime(0.0001, begin);
  volume.gain.exponentialRampToValueAtTime(0.35, begin + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + 1);
}
