package dcts.house;

/** One place that breaks one rule; the path is empty where the rule is about the whole repository. */
record Violation(String rule, String path, String what) {

    @Override
    public String toString() {
        return rule + "  " + path + "  " + what;
    }
}
