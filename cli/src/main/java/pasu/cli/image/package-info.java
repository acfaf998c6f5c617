/** What is done once, while an image is made. */
@NullMarked
package pasu.cli.image;

import org.jspecify.annotations.NullMarked;
