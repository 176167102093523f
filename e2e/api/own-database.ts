import { afterAll } from "vitest";
import { freshDatabase } from "./database";

// Before anything of ours is loaded: each test file talks to a database of its own through the ordinary setting.
const database = await freshDatabase();
process.env.DATABASE_URL = database.url;

afterAll(() => database.drop());
