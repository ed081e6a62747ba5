package io.baedal.counterexample;

class Prints {

    @Breaks("EVERYTHING_IS_LOGGED")
    static class Lines {

        void print(String line) {
            System.out.println(line);
        }
    }

    @Breaks("EVERYTHING_IS_LOGGED")
    static class Failures {

        void print(IllegalStateException failure) {
            failure.printStackTrace();
        }
    }
}
