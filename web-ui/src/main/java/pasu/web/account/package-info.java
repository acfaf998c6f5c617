/** Accounts over HTTP: whoever has one, their sessions, their sites, and invitations. */
@NullMarked
package pasu.web.account;

import org.jspecify.annotations.NullMarked;
