/** What the server under test is started with, and what the tests sign in and post with. */
export const credentials = {
  GOODWORD_ADMIN_EMAIL: "owner@example.com",
  GOODWORD_ADMIN_PASSWORD: "correct horse battery staple",
  GOODWORD_APP_ID: "e2e-app",
  GOODWORD_APP_TOKEN: "e2e-app-token-0123456789abcdef",
  GOODWORD_CLIENT_APP_ID: "e2e-client",
  GOODWORD_CLIENT_TOKEN: "e2e-client-token-0123456789abcdef",
} as const;
