/** Which of several control planes over one database leads. */
@NullMarked
package pasu.leadership;

import org.jspecify.annotations.NullMarked;
