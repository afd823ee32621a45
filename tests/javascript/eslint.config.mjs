// The rules for scripts that browsers run as they stand: what is unused, shadowed or surprising.
const GLOBALS = ["nnlib", "written", "Widget", "Plot"]
const BROWSER = [
  "EventTarget", "MessageEvent", "MutationObserver", "ResizeObserver", "innerHeight", "localStorage", "navigator",
  "HTMLElement", "HTMLInputElement", "HTMLSelectElement", "HTMLScriptElement", "IntersectionObserver",
  "URL", "URLSearchParams", "Worker", "addEventListener", "customElements", "clearTimeout", "document",
  "getComputedStyle", "globalThis", "history", "importScripts", "location", "matchMedia", "postMessage", "requestAnimationFrame",
  "setTimeout", "window",
]

export default [{
  files: ["**/*.js"],
  languageOptions: {
    ecmaVersion: 2022,
    sourceType: "script",
    globals: Object.fromEntries([...GLOBALS, ...BROWSER].map(name => [name, "readonly"])),
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: {
    "array-callback-return": "error",
    "consistent-return": "error",
    "eqeqeq": "error",
    "no-constant-condition": "error",
    "no-dupe-class-members": "error",
    "no-dupe-keys": "error",
    "no-implicit-globals": "error",
    "no-redeclare": "error",
    "no-shadow": "error",
    "no-undef": "error",
    "no-unreachable": "error",
    "no-unused-private-class-members": "error",
    "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    "no-use-before-define": ["error", { functions: false, variables: false, classes: true }],
    "no-var": "error",
    "prefer-const": "error",
    "strict": ["error", "safe"],
    "max-len": ["error", { code: 150 }],
    "semi": ["error", "never", { beforeStatementContinuationChars: "always" }],
  },
}]
