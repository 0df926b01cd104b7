/**
 * RXCUIs of products (not ingredients) that exported records are known to carry, where the words beside the code are
 * missing, misleading or wrong. Everything else is read from its words. Source: RxNorm, U.S. National Library of Medicine.
 */
export const recordedProducts: Record<string, { medication: string; strengthMg?: number }> = {
  '328670': { medication: 'sertraline', strengthMg: 100 },
  '312938': { medication: 'sertraline', strengthMg: 100 },
  '310385': { medication: 'fluoxetine', strengthMg: 20 },
  '406022': { medication: 'fluoxetine', strengthMg: 25 },
  '2532159': { medication: 'fluoxetine', strengthMg: 10 },
  '349332': { medication: 'escitalopram', strengthMg: 10 },
  '1801289': { medication: 'bupropion' },
  '308971': { medication: 'carbamazepine' },
  '563026': { medication: 'diazepam' },
  '1153378': { medication: 'clonazepam' },
  // Often displayed as plain `Acetaminophen/Hydrocodone`: 300 mg with 10 mg.
  '856980': { medication: 'hydrocodone', strengthMg: 10 },
  '1049221': { medication: 'oxycodone', strengthMg: 5 },
  '1860154': { medication: 'oxycodone', strengthMg: 15 },
  '996740': { medication: 'memantine' },
  '1091392': { medication: 'methylphenidate', strengthMg: 20 },
}
