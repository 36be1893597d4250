/**
 * Each colour of the house and the one that takes its place on a dark page. What lies on what still
 * stands out as `look.ts` has it. The accents stay, except the deep blue, which is too dark there, and
 * keeps its distance from the sky blue of another pillar.
 */
export const darkOf: ReadonlyMap<string, string> = new Map([
  // The palette.
  ['#FBFAF7', '#1B1D21'],
  ['#1F2328', '#E9E7E1'],
  ['#5B5F66', '#A9ADB5'],
  ['#E4E1D9', '#3A3D43'],
  ['#F3F1EB', '#24272B'],
  ['#0072B2', '#528CF0'],
  ['#FFFFFF', '#23262B'],
  ['#D9EAF5', '#1D3E55'],
  ['#FFEFC2', '#4A3B12'],
  ['#7A4B00', '#FFD479'],
  ['#85898F', '#8F949C'],
  // The tints of the pillars, and what is written on them.
  ['#FBF0D9', '#33291A'],
  ['#734700', '#F2C166'],
  ['#E0F1EA', '#17302A'],
  ['#00573F', '#6FD1B1'],
  ['#E2F0F8', '#172D3B'],
  ['#14567D', '#8CCBF1'],
  ['#F7E9F0', '#36242E'],
  ['#83335F', '#EDA9CE'],
  ['#DEEAF3', '#1E2942'],
  ['#004B76', '#A5C3F7'],
  // The circles.
  ['#F2CB7E', '#644816'],
  ['#F9E6BF', '#453614'],
  ['#FCF5E6', '#2B2416'],
  ['#A36A00', '#C98F2B'],
  // The accents, and the signs on them.
  ['#E69F00', '#E69F00'],
  ['#3A2600', '#3A2600'],
  ['#009E73', '#009E73'],
  ['#56B4E9', '#56B4E9'],
  ['#05293F', '#05293F'],
  ['#CC79A7', '#CC79A7'],
  ['#3D0E2A', '#3D0E2A'],
]);
