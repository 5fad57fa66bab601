"use client";

import "./globals.css";
import { ProblemPage } from "@/components/layout/problem-page";

/** When not even the layout could be made: no messages are at hand, so it says the same in both languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main id="main" className="px-4">
          <ProblemPage
            title="That did not work · Det gick inte"
            reference={error.digest ? { label: "Reference · Referens", value: error.digest } : undefined}
            actions={<a href="/">To the start page · Till startsidan</a>}
          >
            <p>Something went wrong on our side. Nothing was changed. Try again in a minute.</p>
            <p lang="sv">Något gick fel hos oss. Inget har ändrats. Försök igen om en minut.</p>
          </ProblemPage>
        </main>
      </body>
    </html>
  );
}
