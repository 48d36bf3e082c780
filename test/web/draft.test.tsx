import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import * as z from "zod/mini";

import { mount } from "#test/web/mount.tsx";
import { useDraft } from "#web/forms/useDraft.ts";

afterEach(() => sessionStorage.clear());

function Form({ about = "one" }: { about?: string }) {
  const draft = useDraft(about, z.string(), "as it was");
  return (
    <>
      <input aria-label="note" value={draft.value} onChange={(event) => draft.set(event.target.value)} />
      <button type="button" onClick={draft.forget}>
        Sent
      </button>
    </>
  );
}

const note = () => page.getByLabelText("note");
/** As after a reload: everything is made anew. */
function again(element: React.ReactNode): void {
  document.body.replaceChildren();
  mount(element);
}

test("what was typed is there again after a reload, until it is sent", async () => {
  mount(<Form />);
  await expect.element(note()).toHaveValue("as it was");
  await note().fill("half a sen");
  again(<Form />);
  await expect.element(note()).toHaveValue("half a sen");
  await page.getByRole("button", { name: "Sent" }).click();
  await expect.element(note()).toHaveValue("as it was");
  again(<Form />);
  await expect.element(note()).toHaveValue("as it was");
});

test("a draft belongs to what it is about, and what does not fit is no draft", async () => {
  sessionStorage.setItem("inchworm.draft.one", "{");
  sessionStorage.setItem("inchworm.draft.two", "7");
  again(<Form about="one" />);
  await expect.element(note()).toHaveValue("as it was");
  await note().fill("mine");
  again(<Form about="two" />);
  await expect.element(note()).toHaveValue("as it was");
});
