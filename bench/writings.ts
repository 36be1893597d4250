import type { Picture, PollPicture } from '../src/kernel/view/picture.ts';

/** A vote in one writing: its question, its options, who voted. */
type Said = readonly [
  question: string,
  options: readonly [string, string, string],
  voters: readonly [string, string],
];

const said: Readonly<Record<string, Said>> = {
  hebrew: [
    'מתי נפגשים? (שעה 18:45)',
    ['יום שני 18:45', 'יום שלישי (ערב) 10:30', 'שבת, 12/06/2025 – 50%'],
    ['דוד לוי', 'שרה (Sarah) כהן'],
  ],
  arabic: [
    'متى نلتقي؟ (18:45)',
    ['يوم الاثنين 10:30', 'الثلاثاء ١٢ يونيو، ١٨:٤٥', 'اجتماع (Zoom) 14:00 – 15:00'],
    ['مُحَمَّد العربي', 'کیان رضایی'],
  ],
  mixed: [
    'Atelier (محمد) 10:30 — مع Ana [3]',
    ['Atelier (محمد) 10:30', 'Atelier (שלום) 10:30', 'שלום (Zoom), à 9:30 (salle 3)'],
    ['Ana [سلام] 3', 'דוד (Dudu) 3'],
  ],
  fancy: [
    'Ｑｕａｎｄ ？ 𝐎𝐮̀ ?',
    ['𝓛𝓾𝓷𝓭𝓲 18 h', 'Ⓜⓐⓡⓓⓘ', 'ｊｅｕｄｉ １８：００'],
    ['𝖒𝖎𝖈𝖍𝖆𝖊𝖑', 'Ａｎａ 𝕂𝕒𝕥𝕖'],
  ],
  cjk: [
    '什麼時候見面？',
    ['火曜日 18:45（土）', '김민수, 화요일 저녁', '星期二 晚上 七点'],
    ['陳小美', '張偉'],
  ],
  cyrillicAndGreek: [
    'Когда встречаемся? Πότε;',
    ['Вторник 18:45', 'Τρίτη βράδυ', 'Ђорђе, Їжак, Ўзбек'],
    ['Владимир', 'Γιώργος'],
  ],
  devanagari: [
    'हम कब मिलेंगे?',
    ['मंगलवार शाम 6:45', 'क्षत्रिय, ज्ञान, श्री', 'बुधवार (Zoom) 10:30'],
    ['नेहा शर्मा', 'अर्जुन'],
  ],
  thai: [
    'พบกันเมื่อไหร่',
    ['วันอังคาร 18:45 น.', 'น้ำใจ ใจดี ผู้ใหญ่', 'วันพุธ (Zoom) 10:30'],
    ['สมชาย ใจดี', 'ปิ่นแก้ว'],
  ],
  ethiopic: ['መቼ እንገናኛለን?', ['ማክሰኞ 18:45', 'ረቡዕ ጠዋት', 'ሐሙስ (Zoom) 10:30'], ['አበበ', 'ትግስት']],
  canadianSyllabics: [
    'ᖃᖓ ᑲᑎᓐᓂᐊᖅᐱᑕ?',
    ['ᐊᐃᐱᖅ 18:45', 'ᐃᓄᒃᑎᑐᑦ', 'ᒪᑭᕝᕕᒃ (Zoom) 10:30'],
    ['ᓄᓇᕗᑦ', 'ᓯᓚ'],
  ],
  emojiAndArrows: [
    'Lundi👉18h ? ✓',
    ['Lundi👉18h', '→ à pied ⇒ 20 min ↔', '👩‍👩‍👧 famille 🎉 🇫🇷'],
    ['Zoé 🌻', '✓ Nour'],
  ],
};

const stances: PollPicture['voters'][number]['stances'][] = [
  ['yes', 'ifNeedBe', 'no'],
  ['yes', 'blank', 'yes'],
];

function voteIn([question, options, voters]: Said): Picture {
  return {
    kind: 'poll',
    lang: 'fr',
    question,
    options: options.map((label, at) => ({
      label,
      sum: at === 0 ? '2' : '0 (+1)',
      yes: at === 0 ? 2 : 0,
      ifNeedBe: at === 0 ? 0 : 1,
      best: at === 0,
    })),
    voters: voters.map((name, at) => ({ name, stances: stances[at] ?? [] })),
    voterCount: voters.length,
    words: {
      sum: 'oui (+ si nécessaire)',
      yes: 'oui',
      ifNeedBe: 'si nécessaire',
      no: 'non',
      blank: 'sans réponse',
      voters: '2 votant·e·s',
      rule: question,
    },
  };
}

/** One vote in each writing that people bring. */
export const writings = Object.entries(said).map(([name, what]) => [name, voteIn(what)] as const);
