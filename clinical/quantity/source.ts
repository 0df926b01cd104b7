/** Where a clinical statement or number comes from, so that anybody can look it up and judge it. */
export interface Source {
  /** Author, year and journal, or the document and its section. */
  citation: string
  url?: string
  /**
   * `verified`: read in that source or in a named copy of it. `unverified`: settled clinical knowledge whose primary
   * document was not read again. `local`: nothing is published; a clinic's medical lead has to approve it.
   */
  evidence: 'verified' | 'unverified' | 'local'
}

/** Set on every number that a clinic's medical lead has to approve before it counts as approved. */
export type SignOff = 'needs-clinical-sign-off'
