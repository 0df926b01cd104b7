/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations: no library, because `clinical/` has
 * none, and because nothing is as short and as accurate for four compartments.
 *
 * @param a row by row; it is overwritten, its diagonal holds the eigenvalues at the end
 * @param vectors overwritten: eigenvectors as columns, row by row, orthonormal
 * @param size at least 1; what lies behind it in both is left alone
 * @see Golub and Van Loan, Matrix Computations, cyclic Jacobi
 */
export function diagonalise(a: Float64Array, vectors: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) vectors[i * size + j] = i === j ? 1 : 0
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false
    for (let p = 0; p < size - 1; p++)
      for (let q = p + 1; q < size; q++) {
        const apq = a[p * size + q] as number
        const app = a[p * size + p] as number
        const aqq = a[q * size + q] as number
        // What is below the last digit of both is nothing: the matrix is definite, so small rates stay accurate.
        if (apq * apq <= 1e-34 * Math.abs(app * aqq)) continue
        rotated = true
        const theta = (aqq - app) / (2 * apq)
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < size; k++) {
          const kp = a[k * size + p] as number
          const kq = a[k * size + q] as number
          a[k * size + p] = c * kp - s * kq
          a[k * size + q] = s * kp + c * kq
          const vp = vectors[k * size + p] as number
          const vq = vectors[k * size + q] as number
          vectors[k * size + p] = c * vp - s * vq
          vectors[k * size + q] = s * vp + c * vq
        }
        for (let k = 0; k < size; k++) {
          const pk = a[p * size + k] as number
          const qk = a[q * size + k] as number
          a[p * size + k] = c * pk - s * qk
          a[q * size + k] = s * pk + c * qk
        }
        a[p * size + q] = 0
        a[q * size + p] = 0
      }
    if (!rotated) return
  }
}
