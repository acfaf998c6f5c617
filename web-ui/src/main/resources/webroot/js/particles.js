// Korean particles, which depend on the sound before them: a text has both forms, as in 을(를), and
// the one that fits is chosen once the word before it is known.

const FORMS = {
  "을(를)": ["을", "를"],
  "이(가)": ["이", "가"],
  "은(는)": ["은", "는"],
  "(으)로": ["으로", "로"],
  "(이)라는": ["이라는", "라는"],
};

const PARTICLE = /([가-힣\d])([”’)]?)(을\(를\)|이\(가\)|은\(는\)|\(으\)로|\(이\)라는)/g;
const SYLLABLES = 0xac00;
const ENDINGS = 28;
const RIEUL = 8;

/** The digits as they are read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const DIGITS = [21, RIEUL, 0, 16, 0, 0, 1, RIEUL, RIEUL, 0];

/** The text with fitting particles; after other scripts, which are read in many ways, both forms stay. */
export const fitted = (text) =>
  text.replace(PARTICLE, (_, last, quote, both) => last + quote + form(both, endingOf(last)));

function form(both, ending) {
  const [closed, open] = FORMS[both];
  return ending === 0 || (ending === RIEUL && both === "(으)로") ? open : closed;
}

/** The number of a syllable's last consonant; 0 for none. */
const endingOf = (last) => DIGITS[last] ?? (last.charCodeAt(0) - SYLLABLES) % ENDINGS;
