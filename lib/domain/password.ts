/** What passwords begin guessing with; each at least 8 characters, lower case. */
const guessedFirst = new Set(
  (
    "password password1 password12 password123 passw0rd p@ssword p@ssw0rd 12345678 123456789 1234567890 87654321 " +
    "11111111 00000000 12341234 123123123 qwertyui qwertyuiop qwerty123 qwerty12 1q2w3e4r 1q2w3e4r5t 1qaz2wsx asdfghjk " +
    "asdfghjkl zxcvbnm1 abcd1234 abc12345 iloveyou sunshine princess football baseball superman trustno1 letmein1 " +
    "welcome1 welcome123 admin123 admin1234 administrator changeme changeme1 computer whatever internet michelle " +
    "jennifer starwars corvette mercedes goodword goodword1 goodword123"
  ).split(" "),
);

/** Why nobody should have this password, or null. Length counts, not classes of characters; 15 and more are advised. */
export function passwordProblem(password: string): string | null {
  if (password.length < 8) return "A password has at least 8 characters";
  if (password.length > 128) return "A password has at most 128 characters";
  return guessedFirst.has(password.toLowerCase()) ? "This is one of the first passwords that are guessed" : null;
}
