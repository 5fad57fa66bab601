// One test file, so that the project is read and parsed once. `rules/` holds each rule's title and its proof, `checks/`
// the functions that look for what breaks it; `npx vitest run -t ARCH-7` runs one line of the architecture.
import "./rules/imports";
import "./rules/slices";
import "./rules/outside-world";
import "./rules/actions";
import "./rules/pages";
import "./rules/names-and-size";
import "./rules/words";
import "./rules/messages";
import "./rules/dependencies";
