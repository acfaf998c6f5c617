/** What all measurements share: the generated camera, a folder to work in, figures and verdicts. */
@NullMarked
package pasu.measure;

import org.jspecify.annotations.NullMarked;
