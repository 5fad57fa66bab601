/** What an app needs, while it is set up. */
export interface Enrolment {
  /** In base 32, for who cannot read the drawing. */
  readonly secret: string;
  /** A drawing, as SVG. */
  readonly qr: string;
}

export interface SecondFactor {
  readonly email: string;
  readonly isEnrolled: boolean;
  readonly isProven: boolean;
  /** Null before it is begun, and once it is set up. */
  readonly enrolment: Enrolment | null;
  readonly codesLeft: number;
}
