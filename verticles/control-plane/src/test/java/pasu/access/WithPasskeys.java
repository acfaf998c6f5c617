package pasu.access;

import org.junit.jupiter.api.BeforeEach;

/** A test of what Ann may do with her phone, on the database it is given. */
abstract class WithPasskeys extends WithPeople {

  PasskeyRig ann;

  @BeforeEach
  void buyPhone() {
    ann = new PasskeyRig(people);
  }
}
