import { permissions, type RouteAccess, type RouteName, routeAccess } from "@/lib/domain/permission";

type Requirement = Record<string, string[]>;

/** How a caller may say who they are. All headers of one way have to be there. */
export const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "goodword.session_token",
    description:
      "Somebody signed in: POST /api/auth/sign-in/email with e-mail and password sets the cookie. Over HTTPS its name begins with __Secure-. Requests that change something need the Origin of the app.",
  },
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "The token of a server key alone.",
  },
  appId: { type: "apiKey", in: "header", name: "X-App-Id", description: "The app id of a server key." },
  appToken: {
    type: "apiKey",
    in: "header",
    name: "X-App-Token",
    description: "Its token: a secret, never for browsers.",
  },
  clientId: {
    type: "apiKey",
    in: "header",
    name: "X-Client-Application-Id",
    description: "The app id of a browser key.",
  },
  clientToken: {
    type: "apiKey",
    in: "header",
    name: "X-Client-Token",
    description: "Its token: anyone can read it off a page, so it works from allowed origins only.",
  },
} as const;

const serverKey: Requirement[] = [{ appId: [], appToken: [] }, { bearer: [] }];
const clientKey: Requirement[] = [{ clientId: [], clientToken: [] }];
const person: Requirement[] = [{ session: [] }];

interface Access {
  security: Requirement[];
  /** In a sentence. */
  words: string;
  /** Whether a person has to name the project by a header. */
  namesProject: boolean;
}

export function accessOf(name: RouteName): Access {
  const access: RouteAccess = routeAccess[name];
  switch (access) {
    case "public":
      return { security: [], words: "Anybody may call it.", namesProject: false };
    case "session":
      return { security: person, words: "For people signed in, of whatever project.", namesProject: false };
    case "server key":
      return { security: serverKey, words: "For server keys.", namesProject: false };
    case "client key":
      return { security: clientKey, words: "For browser keys, from their allowed origins.", namesProject: false };
    default: {
      const { roles, serverKey: isForKeys } = permissions[access];
      const who = roles.length === 5 ? "every role" : new Intl.ListFormat("en-GB").format(roles);
      return {
        security: isForKeys ? [...person, ...serverKey] : person,
        words: `Needs the permission ${access}: ${who}${isForKeys ? ", and server keys" : "; no keys"}.`,
        namesProject: true,
      };
    }
  }
}
