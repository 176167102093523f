const oneDigit = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

export const percentWords = (share: number | null) => (share === null ? "—" : `${oneDigit.format(share * 100)}\u00a0%`);

export const pointWords = (points: number) =>
  `${points > 0 ? "+" : points < 0 ? "−" : "±"}${oneDigit.format(Math.abs(points))}\u00a0pt`;

export const ratioWords = (ratio: number | null) => (ratio === null ? "—" : twoDigits.format(ratio));
