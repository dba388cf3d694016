package dcts.house;

/**
 * A text file.
 *
 * @param path from the root of the repository, with {@code /}
 */
record Source(String path, String text) {

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTypeScript() {
        return path.endsWith(".ts") || path.endsWith(".tsx");
    }

    boolean isTest() {
        return path.contains("src/test/") || path.contains(".test.") || path.contains("/test/");
    }

    int lineCount() {
        return (int) text.lines().count();
    }
}
