import { josa } from 'es-hangul';

type Particles = Parameters<typeof josa>[1];

/** How digits are read, because a particle follows the sound: 스토어99 ends in 구. */
const READ = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];

/** The name with the particle that fits it; a name that does not end in Hangul is read as well as can be. */
export function withParticle(name: string, option: string): string {
  const last = name.trimEnd().at(-1) ?? '';
  const sound = /\d/.test(last) ? READ[Number(last)]! : last;
  return name + josa(sound, option as Particles).slice(sound.length);
}
